// The operators on lists of intervals against their definitions.
#include "searcher/matching/intervals.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

Positions random_positions(std::mt19937_64& random, std::size_t most, std::uint32_t last) {
  std::set<std::uint32_t> positions;
  for (std::size_t left = random() % (most + 1); left > 0; --left) {
    positions.insert(static_cast<std::uint32_t>(1 + random() % last));
  }
  return {positions.begin(), positions.end()};
}

Intervals random_intervals(std::mt19937_64& random, std::size_t most, std::uint32_t last) {
  std::set<Interval> intervals;
  for (std::size_t left = random() % (most + 1); left > 0; --left) {
    const auto begin = static_cast<std::uint32_t>(1 + random() % last);
    intervals.insert({begin, begin + static_cast<std::uint32_t>(random() % 3)});
  }
  return {intervals.begin(), intervals.end()};
}

// Those that no other one lies in.
Intervals shortest(const std::set<Interval>& all) {
  Intervals out;
  for (const Interval each : all) {
    const bool holds_other = std::any_of(all.begin(), all.end(), [&](Interval other) {
      return other != each && other.begin >= each.begin && other.end <= each.end;
    });
    if (!holds_other) out.push_back(each);
  }
  return out;
}

bool in_one(const Intervals& stretches, Interval a, Interval b) {
  return std::any_of(stretches.begin(), stretches.end(), [&](Interval each) {
    return each.begin <= a.begin && a.end <= each.end && each.begin <= b.begin && b.end <= each.end;
  });
}

bool follows(Interval a, Interval b, const Distance& distance) {
  if (b.begin <= a.end) return false;
  return distance.stretches == nullptr ? b.begin - a.end <= distance.most : in_one(*distance.stretches, a, b);
}

Intervals expected_pairs(const Intervals& a, const Intervals& b, const Distance& distance, bool any_order) {
  std::set<Interval> hulls;
  for (const Interval x : a) {
    for (const Interval y : b) {
      if (follows(x, y, distance)) hulls.insert({x.begin, y.end});
      if (any_order && follows(y, x, distance)) hulls.insert({y.begin, x.end});
    }
  }
  return shortest(hulls);
}

// All runs in which every word can be given a place of its own, found by trying every choice.
void choose(const std::vector<Positions>& words, std::uint32_t window, Positions& chosen, std::set<Interval>& out) {
  if (chosen.size() == words.size()) {
    const auto [first, last] = std::minmax_element(chosen.begin(), chosen.end());
    if (*last - *first < window) out.insert({*first, *last});
    return;
  }
  for (const std::uint32_t position : words[chosen.size()]) {
    if (std::find(chosen.begin(), chosen.end(), position) != chosen.end()) continue;
    chosen.push_back(position);
    choose(words, window, chosen, out);
    chosen.pop_back();
  }
}

Intervals found_windows(const std::vector<Positions>& words, std::uint32_t window) {
  std::vector<GroupWord> group;
  for (const Positions& each : words) {
    const auto same =
        std::find_if(group.begin(), group.end(), [&](const GroupWord& other) { return *other.positions == each; });
    if (same != group.end()) {
      ++same->times;
    } else {
      group.push_back({&each, 1});
    }
  }
  return windows(group, window);
}

TEST_CASE("words stand in a window if each has a place of its own in it", "[matching]") {
  struct Row {
    std::vector<Positions> words;
    std::uint32_t window;
    Intervals found;
  };
  const Row rows[] = {
      {{{5}, {6}}, 2, {{5, 6}}},
      {{{6}, {5}}, 2, {{5, 6}}},
      {{{5}, {7}}, 2, {}},
      {{{5}, {7}}, 3, {{5, 7}}},
      {{{5}, {5}}, 9, {}},  // a joined word and its first part
      {{{5}, {5, 6}}, 2, {{5, 6}}},
      {{{5, 6}, {5, 6}}, 2, {{5, 6}}},
      {{{5, 6}, {5, 6}, {5, 6}}, 9, {}},
      {{{1, 100}, {50, 101}}, 2, {{100, 101}}},
      {{{1, 4}, {2, 5}, {9}}, 6, {{4, 9}}},
      {{{3}, {3, 4}, {3, 4, 5}}, 3, {{3, 5}}},  // only one choice
      {{{3}, {}}, 9, {}},
      {{{UINT32_MAX}, {UINT32_MAX}}, 2, {}},
      {{{UINT32_MAX - 1}, {UINT32_MAX}}, 2, {{UINT32_MAX - 1, UINT32_MAX}}},
      {{{1}, {UINT32_MAX}}, UINT32_MAX, {{1, UINT32_MAX}}},
      {{{1}, {2}}, 0, {}},
      {{{7}}, 1, {{7, 7}}},
      {{}, 5, {}},
  };
  for (const Row& row : rows) CHECK(found_windows(row.words, row.window) == row.found);
}

TEST_CASE("windows are what trying every choice of positions says", "[matching]") {
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<Positions> words(1 + random() % 4);
    const auto last = static_cast<std::uint32_t>(3 + random() % 20);
    for (Positions& word : words) word = random_positions(random, 4, last);
    const auto window = static_cast<std::uint32_t>(1 + random() % 8);
    Positions chosen;
    std::set<Interval> all;
    choose(words, window, chosen, all);
    REQUIRE(found_windows(words, window) == shortest(all));
    if (!all.empty()) ++found;
  }
  CHECK(found > 1000);
}

TEST_CASE("near, before and not near are what trying every pair says", "[matching]") {
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const Intervals stretches{{1, 6}, {7, 9}, {14, 20}};
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    const Intervals a = random_intervals(random, 6, 20);
    const Intervals b = random() % 8 == 0 ? a : random_intervals(random, 6, 20);
    Distance distance{static_cast<std::uint32_t>(1 + random() % 6), nullptr};
    if (random() % 3 == 0) distance.stretches = &stretches;
    REQUIRE(before(a, b, distance) == expected_pairs(a, b, distance, false));
    REQUIRE(near(a, b, distance) == expected_pairs(a, b, distance, true));
    Intervals apart;
    for (const Interval x : a) {
      const bool close = std::any_of(b.begin(), b.end(), [&](Interval y) {
        if (y.begin <= x.end && y.end >= x.begin) return true;
        if (distance.stretches == nullptr) return follows(x, y, distance) || follows(y, x, distance);
        // Something of both in one stretch.
        return std::any_of(stretches.begin(), stretches.end(), [&](Interval each) {
          const auto touches = [&](Interval z) { return z.begin <= each.end && z.end >= each.begin; };
          return touches(x) && touches(y);
        });
      });
      if (!close) apart.push_back(x);
    }
    const Intervals kept = not_near(a, b, distance);
    // Where an interval runs over several stretches, all between its ends counts as well.
    if (distance.stretches == nullptr) REQUIRE(kept == apart);
    REQUIRE(std::includes(apart.begin(), apart.end(), kept.begin(), kept.end()));
    if (!near(a, b, distance).empty()) ++found;
  }
  CHECK(found > 1000);
}

TEST_CASE("places are counted where they do not overlap", "[matching]") {
  CHECK(separate_ones({}) == 0);
  CHECK(separate_ones({{1, 1}, {2, 2}, {3, 3}}) == 3);
  CHECK(separate_ones({{1, 2}, {2, 2}, {2, 3}, {4, 9}}) == 2);
}

}  // namespace
}  // namespace dateline
