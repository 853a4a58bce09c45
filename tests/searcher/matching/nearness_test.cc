#include "searcher/matching/nearness.h"

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

// Every choice of one position a word.
bool any_choice(const std::vector<Positions>& words, std::uint32_t window, std::vector<std::uint32_t>& chosen) {
  if (chosen.size() == words.size()) {
    const auto [first, last] = std::minmax_element(chosen.begin(), chosen.end());
    return *last - *first < window;
  }
  for (const std::uint32_t position : words[chosen.size()]) {
    if (std::find(chosen.begin(), chosen.end(), position) != chosen.end()) continue;
    chosen.push_back(position);
    const bool found = any_choice(words, window, chosen);
    chosen.pop_back();
    if (found) return true;
  }
  return false;
}

bool near(const std::vector<Positions>& words, std::uint32_t window) {
  std::vector<const Positions*> list;
  for (const Positions& each : words) list.push_back(&each);
  return stand_near(list, window);
}

TEST_CASE("words stand near if each has a place of its own in one window", "[matching]") {
  struct Row {
    std::vector<Positions> words;
    std::uint32_t window;
    bool near;
  };
  const Row rows[] = {
      {{{5}, {6}}, 2, true},
      {{{6}, {5}}, 2, true},
      {{{5}, {7}}, 2, false},
      {{{5}, {7}}, 3, true},
      {{{5}, {5}}, 9, false},  // a joined word and its first part
      {{{5}, {5, 6}}, 2, true},
      {{{5, 6}, {5}}, 2, true},
      {{{5, 6}, {5, 6}}, 2, true},
      {{{5, 6}, {5, 6}, {5, 6}}, 9, false},
      {{{1, 100}, {50, 101}}, 2, true},
      {{{1, 4}, {2, 5}, {9}}, 6, true},
      {{{1, 4}, {2, 5}, {9}}, 5, false},
      {{{3}, {3, 4}, {3, 4, 5}}, 3, true},  // only one choice
      {{{3}, {}}, 9, false},
      {{{UINT32_MAX}, {UINT32_MAX}}, 2, false},
      {{{UINT32_MAX - 1}, {UINT32_MAX}}, 2, true},
      {{{1}, {UINT32_MAX}}, UINT32_MAX, true},
      {{{1}, {2}}, 0, false},
      {{{7}}, 1, true},
      {{}, 5, false},
  };
  for (const Row& row : rows) CHECK(near(row.words, row.window) == row.near);
}

TEST_CASE("nearness is what trying every choice of positions says", "[matching]") {
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<Positions> words(1 + random() % 4);
    const auto last = static_cast<std::uint32_t>(3 + random() % 20);
    for (Positions& word : words) word = random_positions(random, 4, last);
    const auto window = static_cast<std::uint32_t>(1 + random() % 8);
    std::vector<std::uint32_t> chosen;
    const bool expected = any_choice(words, window, chosen);
    REQUIRE(near(words, window) == expected);
    found += expected ? 1 : 0;
  }
  CHECK(found > 1000);
}

}  // namespace
}  // namespace dateline
