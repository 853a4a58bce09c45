#include "searcher/snippets/sentence_spans.h"

#include "common/analysis/analyzer.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using Texts = std::vector<std::string>;

std::vector<Span> spans(const std::string& body) {
  Analyzer analyzer;
  WordBuffer words;
  analyzer.article_words("", body, words);
  return sentence_spans(body, words.entries);
}

Texts cut(const std::string& body) {
  Texts out;
  for (const Span span : spans(body)) {
    out.push_back(body.substr(span.begin, span.end - span.begin));
  }
  return out;
}

TEST_CASE("sentences end at their ends and not at abbreviations", "[snippets]") {
  CHECK(cut("One ended. Two began! Three?") == Texts{"One ended.", "Two began!", "Three?"});
  CHECK(cut("Mr. Kim met Dr. Lee. They left.") == Texts{"Mr. Kim met Dr. Lee.", "They left."});
  CHECK(cut("The U.S. Senate and J. Smith voted.") == Texts{"The U.S. Senate and J. Smith voted."});
  CHECK(cut("It cost $1.5bn. Nobody paid.") == Texts{"It cost $1.5bn.", "Nobody paid."});
  CHECK(cut("A line\n\nanother line") == Texts{"A line", "another line"});
  CHECK(cut("\u4ED6\u6765\u4E86\u3002\u5979\u8D70\u4E86\u3002") ==
        Texts{"\u4ED6\u6765\u4E86\u3002", "\u5979\u8D70\u4E86\u3002"});
  CHECK(cut("").empty());
  CHECK(cut(" \n ").empty());
  CHECK(cut("...") == Texts{"..."});
}

TEST_CASE("signs that open a sentence are its own, and those that close it too", "[snippets]") {
  CHECK(cut("He left. \"Go on,\" she said.") == Texts{"He left.", "\"Go on,\" she said."});
  CHECK(cut("\"He left.\" She stayed.") == Texts{"\"He left.\"", "She stayed."});
  CHECK(cut("He left. \u201CGo on,\u201D she said.") == Texts{"He left.", "\u201CGo on,\u201D she said."});
  CHECK(cut("Fue. \u00BFQui\u00E9n? Nadie.") == Texts{"Fue.", "\u00BFQui\u00E9n?", "Nadie."});
  CHECK(cut("(Note.) Text.\n\n- A point.") == Texts{"(Note.)", "Text.", "- A point."});
}

TEST_CASE("sentences lie in order, apart, and hold all that is not blank", "[snippets]") {
  const auto seed = testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const Texts parts{"word",   "Word",   "U.S.",   ".", "! ", " ",      "\n\n", "\"",
                    "\u201C", "\u3002", "\u5979", "9", "-",  "\u00E9", "("};
  for (int i = 0; i < 500; ++i) {
    std::string body;
    for (std::size_t n = random() % 40; n > 0; --n) body += parts[random() % parts.size()];
    CAPTURE(body);
    std::size_t at = 0;
    const auto rest_is_blank = [&](std::size_t begin, std::size_t end) {
      return body.substr(begin, end - begin).find_first_not_of(" \n") == std::string::npos;
    };
    for (const Span span : spans(body)) {
      REQUIRE(span.begin >= at);
      REQUIRE(span.end > span.begin);
      REQUIRE(rest_is_blank(at, span.begin));
      at = span.end;
    }
    REQUIRE(rest_is_blank(at, body.size()));
  }
}

}  // namespace
}  // namespace dateline
