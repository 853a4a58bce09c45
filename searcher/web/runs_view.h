// What came into the archive and what did not: the last runs of dateline-index.
#pragma once

#include <vector>

#include <dateline/archive.h>

#include "searcher/web/html.h"

namespace dateline {

/// Newest run first; nothing for an archive that remembers none.
[[nodiscard]] Html runs_view(const std::vector<RunRecord>& runs);

}  // namespace dateline
