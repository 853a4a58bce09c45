#include "searcher/web/text_difference.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

Words split(std::string_view text) {
  Words out;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      out.push_back(word);
      word.clear();
    }
  }
  return out;
}

// The words of a text outside the spans.
Words without(std::string_view text, const std::vector<Span>& spans) {
  std::string rest;
  std::size_t at = 0;
  for (const Span span : spans) {
    rest += std::string(text.substr(at, span.begin - at)) + " ";
    at = span.end;
  }
  return split(rest + std::string(text.substr(at)));
}

std::size_t longest_common(const Words& a, const Words& b) {
  std::vector<std::vector<std::size_t>> length(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      length[i][j] = a[i - 1] == b[j - 1] ? length[i - 1][j - 1] + 1 : std::max(length[i - 1][j], length[i][j - 1]);
    }
  }
  return length[a.size()][b.size()];
}

std::vector<std::string> parts(std::string_view text, const std::vector<Span>& spans) {
  std::vector<std::string> out;
  for (const Span span : spans) out.emplace_back(text.substr(span.begin, span.end - span.begin));
  return out;
}

TEST_CASE("differences are runs of words", "[web]") {
  const std::string left = "The old bridge was closed on Monday.";
  const std::string right = "The bridge was closed late on Monday night.";
  const TextDifference found = text_difference(left, right);
  CHECK(parts(left, found.left) == Words{"old", "Monday."});
  CHECK(parts(right, found.right) == Words{"late", "Monday night."});
  CHECK(text_difference(left, left).left.empty());
  CHECK(parts("a b", text_difference("a b", "").left) == Words{"a b"});
}

TEST_CASE("what is left of both texts is equal, and as long as can be", "[web]") {
  const auto seed = testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 300; ++i) {
    Words a;
    Words b;
    for (std::size_t n = random() % 30; n > 0; --n) a.push_back(std::string(1, static_cast<char>('a' + random() % 4)));
    for (std::size_t n = random() % 30; n > 0; --n) b.push_back(std::string(1, static_cast<char>('a' + random() % 4)));
    const std::string left = joined(a);
    const std::string right = joined(b);
    CAPTURE(left, right);
    const TextDifference found = text_difference(left, right);
    const Words common = without(left, found.left);
    REQUIRE(common == without(right, found.right));
    REQUIRE(common.size() == longest_common(a, b));
  }
}

TEST_CASE("long texts are compared by paragraphs", "[web]") {
  std::string left;
  for (int i = 0; i < 3000; ++i) left += "paragraph " + std::to_string(i) + " of three\n\n";
  std::string right = left;
  right.replace(right.find("paragraph 1500 of"), 9, "changed");
  const TextDifference found = text_difference(left, right);
  REQUIRE(found.left.size() == 1);
  CHECK(parts(left, found.left).front() == "paragraph 1500 of three");
}

}  // namespace
}  // namespace dateline
