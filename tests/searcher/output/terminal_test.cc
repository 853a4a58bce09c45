#include "searcher/output/terminal.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "common/text/utf8.h"

using namespace dateline;

namespace {

// Every line of a text, without line ends.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("escape sequences and hidden characters of a page do not reach the terminal", "[output]") {
  CHECK(printable("a\x1b[31mb\x07") == "a\uFFFD[31mb\uFFFD");
  CHECK(printable("\u009B1mx") == "\uFFFD1mx");
  CHECK(printable("a\tb\r\nc\u00A0 d ") == "a b c d");
  CHECK(printable("abc\u202Edef\u2066\U000E0041") == "abcdef");
  CHECK(printable("\xFFx") == "\uFFFDx");
  CHECK(wrapped("a\x1b]0;title\x07 b", {}, {}, {}) == "a\uFFFD]0;title\uFFFD b");
}

TEST_CASE("text is wrapped at blanks with a hanging indent", "[output]") {
  const TextStyle style{.width = 20};
  CHECK(wrapped("one two three four five six", {}, {.indent = 2}, style) == "one two three four\n  five six");
  CHECK(wrapped("one two three four five six", {}, {.indent = 4, .first_column = 4}, style) ==
        "one two three\n    four five six");
  CHECK(wrapped("", {}, {.indent = 2}, style).empty());
  CHECK(wrapped("https://example.org/a/long/way", {}, {.indent = 2}, style) == "https://example.org/\n  a/long/way");
  CHECK(wrapped("\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC", {}, {}, style) ==
        "\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\n\u6771\u4EAC");
}

TEST_CASE("marks are lit if there is colour and vanish if there is none", "[output]") {
  CHECK(wrapped("kim met", {{0, 3}}, {}, {.colour = true}) == "\x1b[1;31mkim\x1b[0m met");
  CHECK(wrapped("kim met", {{0, 3}}, {}, {}) == "kim met");
  CHECK(wrapped("kim met", {{4, 900}}, {}, {.colour = true}) == "kim \x1b[1;31mmet\x1b[0m");
  CHECK(wrapped("a-kim-b", {{2, 5}}, {.look = Look::title}, {.colour = true}) ==
        "\x1b[1ma-\x1b[0m\x1b[1;31mkim\x1b[0m\x1b[1m-b\x1b[0m");
}

TEST_CASE("no wrapped line is wider than the terminal, and no word is lost", "[output]") {
  static const char* const pieces[] = {"a",
                                       "word ",
                                       " ",
                                       "\u6771\u4EAC",
                                       "e\u0301 ",
                                       "\x1b[1m",
                                       "\xF0\x9F\x9A\xA2",
                                       "\n\n",
                                       "averyveryveryverylongword",
                                       "\xFF",
                                       "\u202E"};
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(random); };
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (unsigned left = below(60); left > 0; --left) text += pieces[below(std::size(pieces))];
    const Wrapping wrapping{.indent = below(6), .first_column = below(6)};
    const TextStyle style{.width = 20 + below(40)};
    const std::string out = wrapped(text, {{below(10), 10 + below(10)}}, wrapping, style);
    INFO(text);
    REQUIRE(is_utf8(out));
    std::string joined;
    std::size_t begin = wrapping.first_column;
    for (const std::string& line : lines_of(out)) {
      REQUIRE(begin + display_width(line) <= style.width);
      joined += line;
      begin = 0;
    }
    const auto without_blanks = [](std::string s) {
      std::erase(s, ' ');
      return s;
    };
    REQUIRE(without_blanks(joined) == without_blanks(printable(text)));
  }
}

TEST_CASE("texts are clipped by columns, not bytes", "[output]") {
  CHECK(clipped("Harbour Ledger", 20) == "Harbour Ledger");
  CHECK(clipped("Harbour Ledger", 8) == "Harbour\u2026");
  CHECK(clipped("\u6771\u4EAC\u6771\u4EAC", 6) == "\u6771\u4EAC\u2026");
}

TEST_CASE("numbers are grouped and bars are drawn in eighths", "[output]") {
  CHECK(with_thousands(0) == "0");
  CHECK(with_thousands(999) == "999");
  CHECK(with_thousands(1204) == "1,204");
  CHECK(with_thousands(1234567) == "1,234,567");
  CHECK(bar(0, 10, 4).empty());
  CHECK(bar(10, 10, 2) == "\u2588\u2588");
  CHECK(bar(5, 10, 1) == "\u258C");
  CHECK(bar(1, 100000, 10) == "\u258F");
  CHECK(bar(3, 0, 10).empty());
}
