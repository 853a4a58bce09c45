// Which shards of an archive are worth merging.
//
// A search visits every shard, so there should be few; merging rewrites articles, so it should happen seldom.  Shards
// are taken from the smallest up, and one joins as long as it is at most kTierRatio times as heavy as those before it
// together: each rewriting then takes an article into a shard at least half as heavy again, and an article is rewritten
// O(log n) times.  Where every shard is far heavier than all smaller ones together, nothing is merged for less than
// kMostShards: an archive of such tiers has few, and merging a day's articles into the smallest would rewrite it daily.
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

/// What a plan looks at.
struct ShardLoad {
  std::uint64_t articles = 0;  ///< rows, hidden ones included
  std::uint64_t hidden = 0;
  std::uint64_t bytes = 0;  ///< of all files
};

/// Up to so many shards stay as they are.
inline constexpr std::size_t kTierShards = 8;
/// More than these never stay.
inline constexpr std::size_t kMostShards = 10;
inline constexpr std::uint64_t kTierRatio = 2;
/// A shard is worn, and rewritten by itself, when more than one row of so many is hidden.
inline constexpr std::uint64_t kWornShare = 5;
/// Fewer hidden rows than these are not worth a revision of their own.
inline constexpr std::uint64_t kWornRows = 100;
/// Docids are 32 bits wide, and arrays over them have one element more.
inline constexpr std::uint64_t kMostRows = 4'000'000'000;

/// Groups of shards, by index, each to become one; a group of one shard only loses its hidden rows.  No shard stands in
/// two groups; indices ascend.  Empty if nothing is worth doing.
using MergePlan = std::vector<std::vector<std::size_t>>;
[[nodiscard]] MergePlan plan_merges(const std::vector<ShardLoad>& shards);

/// Everything into one shard - several only where one cannot number so many articles - and no hidden rows left.
/// Empty if it is so already.
[[nodiscard]] MergePlan plan_full_merge(const std::vector<ShardLoad>& shards);

}  // namespace dateline
