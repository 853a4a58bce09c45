#include "searcher/snippets/contexts.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace {

using namespace dateline;

struct Row {
  const char* what;
  std::string body;
  std::string match;
  std::size_t words;
  std::string left, right;
};

// Marks and words of plain text: runs of letters.
ArticleMarks marks_of(const std::string& body, const std::string& match) {
  ArticleMarks marks;
  const auto begin = static_cast<std::uint32_t>(body.find(match));
  marks.body.push_back({{begin, static_cast<std::uint32_t>(begin + match.size())}, 0});
  for (std::uint32_t pos = 0; pos < body.size();) {
    if (body[pos] == ' ' || body[pos] == '\n' || body[pos] == '.' || body[pos] == '(') {
      ++pos;
      continue;
    }
    const std::uint32_t from = pos;
    while (pos < body.size() && body[pos] != ' ' && body[pos] != '\n' && body[pos] != '.') ++pos;
    marks.body_words.push_back({from, pos});
  }
  return marks;
}

TEST_CASE("a match stands between the words around it", "[snippets]") {
  const Row rows[] = {
      {"in the middle", "one two three four five six", "four", 2, "two three", "five six"},
      {"at the beginning", "one two three", "one", 2, "", "two three"},
      {"at the end, with its full stop", "one two three.", "three", 2, "one two", "."},
      {"more words than there are", "one two three", "two", 50, "one", "three"},
      {"a phrase", "one two three four five", "two three", 1, "one", "four"},
      {"not beyond the paragraph", "one two\n\nthree four five\n\nsix", "four", 3, "three", "five"},
      {"line ends are blanks", "one\ntwo\nthree", "two", 1, "one", "three"},
      {"signs before the first word are left out", "one (two three four", "four", 2, "two three", ""},
      {"characters of several bytes stay whole", "\u00E9t\u00E9 caf\u00E9 th\u00E9", "caf\u00E9", 1, "\u00E9t\u00E9",
       "th\u00E9"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    Article article;
    article.body = row.body;
    const auto contexts = contexts_of(article, marks_of(row.body, row.match), row.words);
    REQUIRE(contexts.size() == 1);
    CHECK(contexts[0].left == row.left);
    CHECK(contexts[0].match == row.match);
    CHECK(contexts[0].right == row.right);
    CHECK_FALSE(contexts[0].in_title);
    CHECK(row.body.substr(contexts[0].span.begin, row.match.size()) == row.match);
  }
}

TEST_CASE("matches of the title come first", "[snippets]") {
  Article article;
  article.title = "Old canal opens";
  article.body = "The canal is old";
  ArticleMarks marks = marks_of(article.body, "canal");
  marks.title.push_back({{4, 9}, 0});
  marks.title_words = {{0, 3}, {4, 9}, {10, 15}};
  const auto contexts = contexts_of(article, marks, 3);
  REQUIRE(contexts.size() == 2);
  CHECK(contexts[0].in_title);
  CHECK(contexts[0].left == "Old");
  CHECK(contexts[0].right == "opens");
  CHECK(contexts[1].left == "The");
}

}  // namespace
