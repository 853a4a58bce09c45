#include "indexer/building/tiers.h"

#include <algorithm>
#include <numeric>

namespace dateline {

namespace {

std::uint64_t visible(const ShardLoad& shard) { return shard.articles - std::min(shard.hidden, shard.articles); }

/// What rewriting it costs: the bytes of its visible rows.
double weight(const ShardLoad& shard) {
  if (shard.articles == 0) return 0;
  const double share = static_cast<double>(visible(shard)) / static_cast<double>(shard.articles);
  return share * static_cast<double>(std::max(shard.bytes, shard.articles));
}

bool is_worn(const ShardLoad& shard) { return shard.hidden >= kWornRows && shard.hidden > shard.articles / kWornShare; }

std::vector<std::size_t> lightest_first(const std::vector<ShardLoad>& shards) {
  std::vector<std::size_t> order(shards.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return weight(shards[a]) < weight(shards[b]); });
  return order;
}

/// How many of the lightest shards become one: up to the first that is not too heavy for those before it, and on as
/// long as that holds.  0 if every one is too heavy.
std::size_t tier_size(const std::vector<ShardLoad>& shards, const std::vector<std::size_t>& order) {
  double before = weight(shards[order[0]]);
  std::uint64_t rows = visible(shards[order[0]]);
  std::size_t taken = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const ShardLoad& shard = shards[order[i]];
    rows += visible(shard);
    if (rows > kMostRows) break;
    const bool joins = weight(shard) <= static_cast<double>(kTierRatio) * before;
    if (!joins && taken != 0) break;
    if (joins) taken = i + 1;
    before += weight(shard);
  }
  return taken;
}

std::vector<std::size_t> tier_of(const std::vector<ShardLoad>& shards) {
  if (shards.size() <= kTierShards) return {};
  const auto order = lightest_first(shards);
  std::size_t size = tier_size(shards, order);
  const bool two_fit = visible(shards[order[0]]) + visible(shards[order[1]]) <= kMostRows;
  if (size == 0 && shards.size() > kMostShards && two_fit) size = 2;
  std::vector<std::size_t> tier(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size));
  std::sort(tier.begin(), tier.end());
  return tier;
}

}  // namespace

MergePlan plan_merges(const std::vector<ShardLoad>& shards) {
  MergePlan plan;
  const auto tier = tier_of(shards);
  if (!tier.empty()) plan.push_back(tier);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    if (is_worn(shards[i]) && !std::binary_search(tier.begin(), tier.end(), i)) plan.push_back({i});
  }
  return plan;
}

MergePlan plan_full_merge(const std::vector<ShardLoad>& shards) {
  MergePlan plan;
  std::uint64_t rows = 0;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    rows += visible(shards[i]);
    if (plan.empty() || rows > kMostRows) {
      plan.emplace_back();
      rows = visible(shards[i]);
    }
    plan.back().push_back(i);
  }
  std::erase_if(plan, [&](const auto& group) { return group.size() == 1 && shards[group[0]].hidden == 0; });
  return plan;
}

}  // namespace dateline
