#include "indexer/building/tiers.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "tests/support/temp_dir.h"

using namespace dateline;

namespace {

ShardLoad load(std::uint64_t articles, std::uint64_t hidden = 0) {
  return {.articles = articles, .hidden = hidden, .bytes = 1000 * articles};
}

std::vector<ShardLoad> loads(std::initializer_list<std::uint64_t> articles) {
  std::vector<ShardLoad> shards;
  for (const std::uint64_t each : articles) shards.push_back(load(each));
  return shards;
}

struct Growth {
  std::vector<ShardLoad> shards;
  std::uint64_t added = 0, hidden = 0, rewritten = 0;
  std::size_t most_shards = 0;
};

void merge_as_planned(Growth& growth) {
  const MergePlan plan = plan_merges(growth.shards);
  std::set<std::size_t> gone;
  std::vector<ShardLoad> merged;
  for (const auto& group : plan) {
    merged.emplace_back();
    for (const std::size_t shard : group) {
      REQUIRE(shard < growth.shards.size());
      REQUIRE(gone.insert(shard).second);
      merged.back().articles += growth.shards[shard].articles - growth.shards[shard].hidden;
    }
    merged.back() = load(merged.back().articles);
    growth.rewritten += merged.back().articles;
  }
  for (std::size_t i = 0; i < growth.shards.size(); ++i) {
    if (!gone.contains(i)) merged.push_back(growth.shards[i]);
  }
  std::erase_if(merged, [](const ShardLoad& shard) { return shard.articles == shard.hidden; });
  growth.shards = std::move(merged);
  growth.most_shards = std::max(growth.most_shards, growth.shards.size());
}

/// Hides about `share` of the articles of a run, wherever they lie.
void hide_some(Growth& growth, std::uint64_t count, std::mt19937_64& random) {
  for (; count > 0 && !growth.shards.empty(); --count) {
    ShardLoad& shard = growth.shards[random() % growth.shards.size()];
    if (shard.hidden == shard.articles) continue;
    ++shard.hidden;
    ++growth.hidden;
  }
}

}  // namespace

TEST_CASE("which shards are worth merging", "[building]") {
  const auto check = [](const std::vector<ShardLoad>& shards, const MergePlan& wanted) {
    CHECK(plan_merges(shards) == wanted);
  };
  check({}, {});
  check(loads({5}), {});
  check(loads({1, 1, 1, 1, 1, 1, 1, 1}), {});
  check(loads({1, 1, 1, 1, 1, 1, 1, 1, 1}), {{0, 1, 2, 3, 4, 5, 6, 7, 8}});
  // The lightest first, wherever they stand; the heavy ones stay.
  check(loads({1000, 1, 2, 3, 100, 300, 4000, 9000, 2}), {{1, 2, 3, 8}});
  // One too light to be worth anything goes along with the first that are worth it.
  check(loads({1, 100, 110, 1000, 3000, 10000, 30000, 100000, 300000}), {{0, 1, 2}});
  // Tiers far apart stay: merging the lightest into the next would rewrite that one every day.
  check(loads({1, 3, 9, 27, 81, 243, 729, 2187, 6561}), {});
  check(loads({1, 3, 9, 27, 81, 243, 729, 2187, 6561, 19683}), {});
  check(loads({1, 3, 9, 27, 81, 243, 729, 2187, 6561, 19683, 59049}), {{0, 1}});
  // Hidden rows cost nothing to merge, and above a fifth a shard is rewritten for them.
  check({load(1000, 200), load(10000)}, {});
  check({load(1000, 201), load(10000)}, {{0}});
  check({load(1000), load(10000, 2001), load(1000, 300)}, {{1}, {2}});
  check({load(150, 99), load(150, 100)}, {{1}});
  // Docids end somewhere.
  std::vector<ShardLoad> huge(9, load(1'500'000'000));
  check(huge, {{0, 1}});
  huge.assign(13, load(3'000'000'000));
  check(huge, {});
}

TEST_CASE("a full merge leaves one shard and no hidden row", "[building]") {
  CHECK(plan_full_merge({}).empty());
  CHECK(plan_full_merge({load(5)}).empty());
  CHECK(plan_full_merge({load(5, 1)}) == MergePlan{{0}});
  CHECK(plan_full_merge({load(5), load(100000)}) == MergePlan{{0, 1}});
  CHECK(plan_full_merge({load(3'000'000'000), load(2'000'000'000), load(7)}) == MergePlan{{1, 2}});
  CHECK(plan_full_merge({load(3'000'000'000, 1), load(2'000'000'000)}) == MergePlan{{0}});
}

TEST_CASE("an archive that grows for years has few shards, and articles are rewritten a logarithm of times",
          "[building]") {
  const auto seed = dateline::testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::pair<std::string, std::function<std::uint64_t()>>> sizes = {
      {"equal runs", [] { return std::uint64_t{1000}; }},
      {"any runs", [&] { return 1 + random() % 2000; }},
      {"wildly different runs",
       [&] { return static_cast<std::uint64_t>(std::pow(10, static_cast<double>(random() % 5000) / 1000)); }},
      {"mostly one article", [&] { return random() % 50 == 0 ? std::uint64_t{5000} : std::uint64_t{1}; }},
  };
  for (const auto& [name, size] : sizes) {
    for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{1000000}}) {
      for (const std::uint64_t hidden_a_run : {std::uint64_t{0}, std::uint64_t{3}, std::uint64_t{200}}) {
        CAPTURE(name, first, hidden_a_run);
        Growth growth;
        if (first > 0) growth.shards.push_back(load(first));
        growth.added = first;
        for (int run = 0; run < 1000; ++run) {
          hide_some(growth, hidden_a_run, random);
          const std::uint64_t articles = size();
          growth.shards.push_back(load(articles));
          growth.added += articles;
          merge_as_planned(growth);
        }
        CHECK(growth.most_shards <= 10);
        const double added = static_cast<double>(growth.added - first);
        // A hidden row makes at most five others be written once more.
        const double allowed = 1.5 * added * std::log2(static_cast<double>(growth.added)) +
                               5 * static_cast<double>(growth.hidden) + 2 * static_cast<double>(first);
        CHECK(static_cast<double>(growth.rewritten) <= allowed);
      }
    }
  }
}
