// Facets beside the hits, and the filters that were chosen.
#pragma once

#include <dateline/searcher.h>

#include "searcher/web/html.h"

namespace dateline {

/// Each value leads to the articles that have it; the sign behind it to those that have not.  `more` in the state is a
/// facet of which more is shown, `find` what its values must hold, `salient` whether names are ordered by how much
/// they stand out.
[[nodiscard]] Html facets_view(const Answer& answer, const Address& state);
/// What narrows the answer, each with the way back.
[[nodiscard]] Html chosen_filters(const Address& state);

}  // namespace dateline
