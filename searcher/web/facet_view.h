// Facets beside the hits, and the filters that were chosen.
#pragma once

#include <dateline/searcher.h>

#include "searcher/web/html.h"

namespace dateline {

/// Each value leads to the articles that have it; the sign behind it to those that have not.
[[nodiscard]] Html facets_view(const Answer& answer, const Address& state);
/// What narrows the answer, each with the way back.
[[nodiscard]] Html chosen_filters(const Address& state);

}  // namespace dateline
