// What --stats shows.
#pragma once

#include <string>

#include <dateline/archive.h>

namespace dateline {

/// One JSON object without line end (docs/json.md).
[[nodiscard]] std::string stats_json(const ArchiveStats& stats);

}  // namespace dateline
