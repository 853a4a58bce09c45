// Which names in an archive's folder are ours, and what may be swept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/manifest.h"

namespace dateline {

/// Folders below shards/ in which a run writes, before they get their names.
inline constexpr std::string_view kNewShardPrefix = ".new-";

/// "3-1": the first shard of revision 3.  A name is never used for another shard.
[[nodiscard]] std::string shard_name(std::uint64_t revision, std::size_t counter);

/// What an entry of the archive's folder (or of shards/) is to a manifest.
enum class EntryUse {
  current,   ///< of this revision
  retired,   ///< of the revision before, kept for its readers
  leftover,  ///< of a run that was killed: sweep it
  unknown,   ///< not ours: leave it
};
[[nodiscard]] EntryUse use_of_root_entry(const Manifest& manifest, std::string_view name);
[[nodiscard]] EntryUse use_of_shard_entry(const Manifest& manifest, std::string_view name);
/// The same for a file in the folder of a listed shard; what a repair has not finished is a leftover.
[[nodiscard]] EntryUse use_of_shard_file(const ShardInfo& shard, std::string_view name);

/// Removes every leftover but the folder `in_use`.  Never throws: what cannot be removed now is swept the next time.
void sweep(const std::string& archive, const Manifest& manifest, const std::string& in_use = {}) noexcept;

/// The first entry that stands in the way of making an archive in this folder: anything but what a run leaves that
/// was killed before its first publish.
[[nodiscard]] std::optional<std::string> entry_in_the_way(const std::string& folder);

}  // namespace dateline
