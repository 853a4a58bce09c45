// From the tables a writer wrote to a shard that a manifest can list.
#pragma once

#include <string>

#include "common/archive/manifest.h"

namespace dateline {

/// Makes the caches of a finished shard in `folder` that its writer has not made, sums and syncs all its files and the
/// folder, and says what a manifest lists of it, under `name`.  Touches nothing else: any thread may.
[[nodiscard]] ShardInfo complete_shard(const std::string& folder, const std::string& name);

/// The sums of all files in a shard's folder, by name.
[[nodiscard]] std::vector<FileSum> sums_of_folder(const std::string& folder);

}  // namespace dateline
