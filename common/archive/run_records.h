// What runs of dateline-index did, as JSON: the same in the manifest, in --stats and over HTTP.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <dateline/archive.h>

#include "common/text/json.h"

namespace dateline {

/// [{"revision", "published", "read", "added", "updated", "unchanged", "rejected", "deleted",
///   "reasons": [{"reason", "inputs"}], "rejected_inputs": [{"input", "reason"}]}]
void write_runs(JsonWriter& json, const std::vector<RunRecord>& runs);

/// "2026-11-22T17:44:29Z"
[[nodiscard]] std::string utc_timestamp(std::chrono::system_clock::time_point time);

}  // namespace dateline
