#include "searcher/query/patterns.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/support/temp_dir.h"

using namespace dateline;

namespace {

// What a pattern means, said as plainly as can be; letters are ASCII.
bool matches(std::string_view pattern, std::string_view word) {
  if (pattern.empty()) return word.empty();
  if (pattern.front() == '*') {
    return matches(pattern.substr(1), word) || (!word.empty() && matches(pattern, word.substr(1)));
  }
  return !word.empty() && (pattern.front() == '?' || pattern.front() == word.front()) &&
         matches(pattern.substr(1), word.substr(1));
}

std::size_t distance(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return std::max(a.size(), b.size());
  const std::size_t changed = distance(a.substr(1), b.substr(1)) + (a.front() == b.front() ? 0 : 1);
  return std::min({changed, distance(a.substr(1), b) + 1, distance(a, b.substr(1)) + 1});
}

std::string random_text(std::mt19937_64& random, std::string_view letters, std::size_t most) {
  std::string text;
  for (std::size_t left = random() % (most + 1); left > 0; --left) text += letters[random() % letters.size()];
  return text;
}

}  // namespace

TEST_CASE("a word with a wildcard is a pattern if it has two letters and is one word", "[query]") {
  using Kind = PatternReading::Kind;
  struct Row {
    const char* word;
    Kind kind;
    const char* text;
  };
  const Row rows[] = {
      {"wor*", Kind::pattern, "wor*"},
      {"w?ld", Kind::pattern, "w?ld"},
      {"*ism", Kind::pattern, "*ism"},
      {"wor?", Kind::none, ""},
      {"a*", Kind::too_short, ""},
      {"*?*", Kind::too_short, ""},
      {"co-op*", Kind::not_one_word, ""},
      {"x.y?z", Kind::not_one_word, ""},
      {"http://a/b?c=d", Kind::none, ""},
      {"'wom?n**'.", Kind::pattern, "wom?n*"},
      {"\u6771\u4EAC*", Kind::pattern, "\u6771\u4EAC*"},
  };
  for (const Row& row : rows) {
    INFO(row.word);
    const PatternReading reading = read_pattern(row.word);
    CHECK(reading.kind == row.kind);
    if (row.kind == Kind::pattern) CHECK(reading.text == row.text);
  }
}

TEST_CASE("a pattern matches whole words, by characters and in folded case", "[query]") {
  CHECK(Pattern("Wor*").matches("world"));
  CHECK(Pattern("wor*").matches("wor"));
  CHECK_FALSE(Pattern("wor*").matches("sword"));
  CHECK(Pattern("*ism").matches("ism"));
  CHECK(Pattern("caf?").matches("caf\u00E9"));
  CHECK_FALSE(Pattern("caf??").matches("caf\u00E9"));
  CHECK(Pattern("STRA\u00DFE*").matches("strassen"));
  CHECK(Pattern("wom?n*").prefix() == "wom");
  CHECK(Pattern("?olish").prefix().empty());
}

TEST_CASE("patterns match what trying every way says", "[query]") {
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string pattern = random_text(random, "ab*?", 8);
    const std::string word = random_text(random, "ab", 10);
    INFO(pattern << " " << word);
    const bool expected = matches(pattern, word);
    REQUIRE(Pattern(pattern).matches(word) == expected);
    if (expected) ++found;
  }
  CHECK(found > 500);
}

TEST_CASE("a pattern of many stars is no slower than others", "[query]") {
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "*a?a";
  CHECK_FALSE(Pattern(pattern + "b").matches(std::string(64, 'a')));
  CHECK_FALSE(Pattern("*a?a*a?a*a?a*a?a*a?a*a?a*b").matches(std::string(64, 'a')));
}

TEST_CASE("edits are counted in characters", "[query]") {
  CHECK(within_edits(U"cafe", U"caf\u00E9", 1));
  CHECK_FALSE(within_edits(U"cafe", U"caff\u00E9s", 1));
  const auto seed = testing::test_seed();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 3000; ++round) {
    const std::u32string a = characters_of(random_text(random, "abc", 6));
    const std::u32string b = characters_of(random_text(random, "abc", 6));
    for (std::size_t most = 0; most < 3; ++most) REQUIRE(within_edits(a, b, most) == (distance(a, b) <= most));
  }
}
