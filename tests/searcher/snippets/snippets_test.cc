#include "searcher/snippets/snippets.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <set>
#include <string>

#include "common/text/utf8.h"
#include "searcher/query/parser.h"

namespace {

using namespace dateline;

HighlightTerms terms(std::string_view query, Analyzer& analyzer, const std::vector<std::string>& languages = {"en"}) {
  return highlight_terms(parse_query(query, {}).root, analyzer, languages);
}

Article article(std::string title, std::string body, std::string language = "en") {
  Article out;
  out.title = std::move(title);
  out.body = std::move(body);
  out.language = std::move(language);
  return out;
}

// The text with its marks in brackets.
std::string lit(std::string_view text, const std::vector<Span>& marks) {
  std::string out;
  std::size_t pos = 0;
  for (const Span mark : marks) {
    out += std::string(text.substr(pos, mark.begin - pos)) + '[';
    out += std::string(text.substr(mark.begin, mark.end - mark.begin)) + ']';
    pos = mark.end;
  }
  return out + std::string(text.substr(pos));
}

std::string first_lit(const Article& from, std::string_view query, SnippetOptions options = {}) {
  Analyzer analyzer;
  const auto snippets = make_snippets(from, terms(query, analyzer), analyzer, options);
  return snippets.empty() ? "" : lit(snippets.front().text, snippets.front().marks);
}

void check_sound(const Article& from, const std::vector<Snippet>& snippets) {
  std::uint32_t end = 0;
  for (const Snippet& snippet : snippets) {
    REQUIRE(is_utf8(snippet.text));
    REQUIRE(snippet.begin <= snippet.end);
    REQUIRE(snippet.begin >= end);
    REQUIRE(snippet.end <= from.body.size());
    end = snippet.end;
    std::string_view text = snippet.text;
    const std::string inside = from.body.substr(snippet.begin, snippet.end - snippet.begin);
    const std::size_t at = text.find(inside);
    REQUIRE(at != std::string_view::npos);
    REQUIRE((text.substr(0, at).empty() || text.substr(0, at) == "\u2026"));
    REQUIRE((text.substr(at + inside.size()).empty() || text.substr(at + inside.size()) == "\u2026"));
    std::uint32_t last = 0;
    for (const Span mark : snippet.marks) {
      REQUIRE(mark.begin >= last);
      REQUIRE(mark.begin < mark.end);
      REQUIRE(mark.end <= text.size());
      REQUIRE(character_start(text, mark.begin) == mark.begin);
      REQUIRE(character_start(text, mark.end) == mark.end);
      last = mark.end;
    }
  }
}

}  // namespace

TEST_CASE("words are lit where they match: by stem, exact form, prefix or as a whole phrase", "[snippets]") {
  struct Row {
    const char* query;
    const char* body;
    const char* lit;
  };
  const Row rows[] = {
      {"munition", "Munitions were sold.", "[Munitions] were sold."},
      {"munitions -sold", "Munitions were sold.", "[Munitions] were sold."},
      {"wor*", "Workers of the world work.", "[Workers] of the [world] [work]."},
      {"\"north korea\"", "North Korea and the north of Korea.", "[North Korea] and the north of Korea."},
      {"\"north korea\" korea", "North Korea and the north of Korea.", "[North Korea] and the north of [Korea]."},
      {"\"sold\"", "He sold, she sells.", "He [sold], she sells."},
      {"Jong-un", "Kim Jong-un and Kim Jong Un.", "Kim [Jong-un] and Kim [Jong Un]."},
      {"jongun", "Kim Jong-un met him.", "Kim [Jong-un] met him."},
      {"AT&T", "AT&T and ATT rose; at T they fell.", "[AT&T] and [ATT] rose; [at T] they fell."},
      {"co-operation", "Cooperation or co-operation.", "[Cooperation] or [co-operation]."},
      {"title:harbour", "The harbour is closed.", "The harbour is closed."},
      {"source:harbour", "The harbour is closed.", "The harbour is closed."},
      {"(a OR ferry) -harbour", "The harbour ferry is late.", "The harbour [ferry] is late."},
      {"erdogan", "Erdo\u011Fan spoke.", "[Erdo\u011Fan] spoke."},
      {"\"talks kim\"", "They held talks. Kim left.", "They held [talks. Kim] left."},
      {"\"talks kim\"", "They held talks.\n\nKim left.", "They held talks.\n\nKim left."},
      {"\"new new york\"", "New, new York.", "[New, new York]."},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(first_lit(article("", row.body), row.query) == row.lit);
  }
}

TEST_CASE("a word is stemmed in the language of the article", "[snippets]") {
  Analyzer analyzer;
  const Article german = article("", "Die H\u00E4user am Hafen.", "de");
  const auto query = terms("haus h\u00E4usern", analyzer, {"en", "de"});
  const auto snippets = make_snippets(german, query, analyzer, {});
  REQUIRE(snippets.size() == 1);
  CHECK(lit(snippets[0].text, snippets[0].marks) == "Die [H\u00E4user] am Hafen.");
}

TEST_CASE("title words are lit in the title alone", "[snippets]") {
  Analyzer analyzer;
  const Article from = article("Harbour closed, ferries late", "The harbour ferry waits.");
  const auto query = terms("title:harbour ferry", analyzer);
  CHECK(lit(from.title, title_marks(from, query, analyzer)) == "[Harbour] closed, [ferries] late");
  CHECK(lit(from.body, body_marks(from, query, analyzer)) == "The harbour [ferry] waits.");
}

TEST_CASE("snippets are the sentences that hold most of the query, in the order of the text", "[snippets]") {
  const Article from = article(
      "",
      "The port opened in spring. A ferry came in summer.\n\nNothing happened for a while, as people said again and "
      "again in the town. The weather was fine. Then a strike stopped the ferry in the port. Much was written about "
      "it in the papers of the coast, which had little else to tell. The strike ended.");
  CHECK(first_lit(from, "ferry port strike", {.count = 1, .bytes = 60}) ==
        "Then a [strike] stopped the [ferry] in the [port].");
  Analyzer analyzer;
  const auto two =
      make_snippets(from, terms("ferry port strike spring", analyzer), analyzer, {.count = 2, .bytes = 60});
  REQUIRE(two.size() == 2);
  CHECK(lit(two[0].text, two[0].marks) == "The [port] opened in [spring]. A [ferry] came in summer.");
  CHECK(lit(two[1].text, two[1].marks) == "Then a [strike] stopped the [ferry] in the [port].");
  CHECK(make_snippets(from, terms("ferry", analyzer), analyzer, {.count = 0}).empty());
  CHECK(make_snippets(article("t", ""), terms("ferry", analyzer), analyzer, {}).empty());
}

TEST_CASE("an article without a match in its body shows its first sentences", "[snippets]") {
  const Article from =
      article("Ferry", "The port opened. It rained. A band played for hours on the square at the sea.");
  CHECK(first_lit(from, "ferry", {.count = 2, .bytes = 40}) == "The port opened. It rained.");
  CHECK(first_lit(from, "", {.count = 2, .bytes = 40}) == "The port opened. It rained.");
}

TEST_CASE("a long sentence is cut between words around its marks", "[snippets]") {
  std::string body = "It began";
  for (int i = 0; i < 60; ++i) body += " and went on";
  body += " until the ferry came";
  for (int i = 0; i < 60; ++i) body += " and stayed there";
  const std::string text = first_lit(article("", body + "."), "ferry", {.count = 2, .bytes = 60});
  CHECK(text == "\u2026went on until the [ferry] came and stayed there and stayed\u2026");
  const std::string start = first_lit(article("", body + "."), "absent", {.count = 2, .bytes = 60});
  CHECK(start == "It began and went on and went on and went on and went on and\u2026");
}

TEST_CASE("text without blanks is cut at characters", "[snippets]") {
  std::string signs;
  for (int i = 0; i < 200; ++i) signs += "\u2605";
  Analyzer analyzer;
  const Article from = article("", signs);
  const auto snippets = make_snippets(from, terms("x", analyzer), analyzer, {.count = 1, .bytes = 50});
  REQUIRE(snippets.size() == 1);
  check_sound(from, snippets);
  CHECK(snippets[0].text.size() < 60);
}

TEST_CASE("every snippet of every text is sound, and shows a match if there is one", "[snippets]") {
  static const char* const pieces[] = {"ferry",
                                       "port",
                                       "strike ",
                                       " ",
                                       ". ",
                                       ".\n\n",
                                       ", ",
                                       "Jong-un",
                                       "AT&T ",
                                       "caf\u00E9",
                                       "\u6771\u4EAC",
                                       "\u2026",
                                       "the ",
                                       "and on ",
                                       "U.S. ",
                                       "\n",
                                       "\U0001F6A2",
                                       "a-b-c ",
                                       "\u201Cport strike\u201D ",
                                       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                                       " ferry port ",
                                       "Erdo\u011Fan's "};
  static const char* const queries[] = {
      "ferry",        "ferry port strike",      "\"port strike\"", "str* \"ferry port\"",
      "Jong-un AT&T", "\u6771\u4EAC caf\u00E9", "a-b-c U.S.",      "title:ferry"};
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(random); };
  Analyzer analyzer;
  for (int round = 0; round < 700; ++round) {
    std::string body;
    for (unsigned left = below(120); left > 0; --left) body += pieces[below(std::size(pieces))];
    const Article from = article("ferry", body);
    const auto query = terms(queries[below(std::size(queries))], analyzer);
    const SnippetOptions options{.count = below(4), .bytes = 20 + below(200)};
    INFO(body);
    const auto snippets = make_snippets(from, query, analyzer, options);
    check_sound(from, snippets);
    REQUIRE(snippets.size() <= options.count);
    const bool matches = !body_marks(from, query, analyzer).empty();
    const bool shown =
        std::any_of(snippets.begin(), snippets.end(), [](const Snippet& each) { return !each.marks.empty(); });
    if (options.count > 0) REQUIRE(shown == matches);
  }
}
