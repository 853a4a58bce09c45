#include <simdjson.h>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "searcher/output/answer_json.h"
#include "searcher/output/answer_text.h"

namespace {

using namespace dateline;
using namespace std::chrono_literals;

constexpr std::chrono::local_days kDay{2023y / 8 / 31};

Hit example_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.5;
  hit.id = "https://ledger.example/ferry";
  hit.url = hit.id;
  hit.title = "Ferry strike ends";
  hit.title_marks = {{0, 5}};
  hit.source = "Harbour Ledger";
  hit.language = "en";
  hit.published = Date{.day = kDay};
  hit.story = "00ff";
  hit.snippets = {{.text = "The ferry \"Aurora\" sails.\n\nAgain.", .marks = {{4, 9}}, .begin = 10, .end = 43}};
  return hit;
}

Answer example_answer() {
  Answer answer;
  answer.query = "sorce:x ferry";
  answer.read_as = "sorce x ferry";
  answer.complaints = {{{0, 6}, "there is no field \"sorce\": read as plain words", "source:"}};
  answer.total = 1204;
  answer.stories = 40;
  answer.hits = {example_hit()};
  answer.facets = {{.field = "source",
                    .values = {{"Harbour Ledger", 1200}, {"\u6771\u4EAC\u65B0\u805E", 4}},
                    .other_values = 3,
                    .without = 1}};
  answer.trend = {
      "month",
      {{.query = answer.query,
        .read_as = answer.read_as,
        .matches = 1204,
        .points = {{"2023-07", "2023-07-01", "2023-07-31", 0, 10}, {"2023-08", "2023-08-01", "2023-08-31", 1202, 3120}},
        .undated = 2}}};
  answer.revision = 7;
  answer.took_ms = 1.5;
  return answer;
}

std::string blocks(std::size_t columns) {
  std::string out;
  while (columns-- > 0) out += "\u2588";
  return out;
}

}  // namespace

TEST_CASE("an answer reads well on a terminal", "[output]") {
  CHECK(answer_text(example_answer(), {.width = 60}) ==
        "there is no field \"sorce\": read as plain words\n"
        "  sorce:x ferry\n"
        "  ^^^^^^\n"
        "  write: source:\n"
        "1,204 articles in 40 stories \u00B7 read as: sorce x ferry\n"
        "\n"
        " 1  Ferry strike ends\n"
        "    Harbour Ledger \u00B7 2023-08-31\n"
        "    The ferry \"Aurora\" sails. Again.\n"
        "    https://ledger.example/ferry\n"
        "\n"
        "source\n"
        "  Harbour Ledger  1,200  " +
            blocks(35) +
            "\n"
            "  \u6771\u4EAC\u65B0\u805E            4  \u258F\n"
            "  3 further values \u00B7 1 article without\n"
            "\n"
            "trend by month\n"
            "  2023-07      0                            of 10, 0.0 %\n"
            "  2023-08  1,202  " +
            blocks(24) +
            "  of 3,120, 38.5 %\n"
            "  2 articles without a date so exact\n");
}

TEST_CASE("a hit says how exact its date is, its language and its copies", "[output]") {
  Hit hit = example_hit();
  hit.snippets.clear();
  hit.rank = 123;
  hit.title.clear();
  hit.title_marks.clear();
  hit.language = "de";
  hit.copies = 2;
  hit.copies_outlets = 1;
  const auto second_line = [&] {
    const std::string text = hit_text(hit, {});
    const std::size_t begin = text.find('\n') + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  CHECK(hit_text(hit, {}).substr(0, 20) == "123  (without title)");
  CHECK(second_line() == "     Harbour Ledger \u00B7 2023-08-31 \u00B7 de \u00B7 +2 copies in 1 outlet");
  hit.copies = 1;
  hit.published = Date{.day = kDay, .precision = Precision::month};
  CHECK(second_line() == "     Harbour Ledger \u00B7 2023-08 \u00B7 de \u00B7 +1 copy in 1 outlet");
  hit.copies = 0;
  hit.published.reset();
  CHECK(second_line() == "     Harbour Ledger \u00B7 undated \u00B7 de");
  hit.language = "en";
  hit.published = Date{.day = kDay, .time = 45min, .offset = 420min, .precision = Precision::minute};
  CHECK(second_line() == "     Harbour Ledger \u00B7 2023-08-31 00:45 +07:00");
}

TEST_CASE("snippets of one hit are told apart, and an empty facet says so", "[output]") {
  Hit hit = example_hit();
  hit.snippets = {{.text = "One.", .marks = {{0, 3}}}, {.text = "Two.", .marks = {{0, 3}}}, {.text = "\u2026three."}};
  const std::string text = hit_text(hit, {.colour = true});
  CHECK(text.find("    \x1b[1;31mOne\x1b[0m.\n    \u2026 \x1b[1;31mTwo\x1b[0m.\n    \u2026three.\n") !=
        std::string::npos);
  CHECK(facet_text({.field = "source"}, CountBy::articles, {}) == "source\n  none\n");
}

TEST_CASE("an answer says when nothing was found and when it fell back to any word", "[output]") {
  Answer answer;
  answer.read_as = "ferry strike";
  CHECK(answer_text(answer, {}) == "no article matches \u00B7 read as: ferry strike\n");
  answer.total = answer.stories = 1;
  answer.fell_back = true;
  CHECK(answer_text(answer, {}) ==
        "1 article \u00B7 read as: ferry strike\n"
        "no article has all of these words; showing articles with any of them\n");
}

TEST_CASE("complaints point at the characters of long, wide and broken queries", "[output]") {
  struct Row {
    std::string query;
    Span span;
    std::string shown;
  };
  const Row rows[] = {
      {"kim sorce:x", {4, 10}, "  kim sorce:x\n      ^^^^^^\n"},
      {"\u6771\u4EAC a:b", {7, 9}, "  \u6771\u4EAC a:b\n       ^^\n"},
      {std::string(100, 'a') + " (b " + std::string(100, 'c'),
       {101, 102},
       "  \u2026" + std::string(29, 'a') + " (b " + std::string(28, 'c') + "\u2026\n" + std::string(33, ' ') + "^\n"},
      {"a\nb\x1b c:d", {5, 7}, "  a b\uFFFD c:d\n       ^^\n"},
      {"short", {90, 99}, ""},
      {"", {0, 0}, ""},
  };
  for (const Row& row : rows) {
    CHECK(complaints_text(row.query, {{row.span, "message", ""}}, {}) == "message\n" + row.shown);
  }
}

TEST_CASE("page text cannot send escape sequences to the terminal", "[output]") {
  const std::string evil = "\x1b]0;owned\x07\x1b[2J\u009B2J\u202Etext";
  Answer answer = example_answer();
  answer.query = evil;
  answer.read_as = evil;
  answer.complaints = {{{0, 3}, evil, evil}};
  Hit& hit = answer.hits[0];
  hit.title = hit.source = hit.id = hit.url = hit.language = evil;
  hit.snippets[0].text = evil;
  answer.facets[0].field = answer.facets[0].values[0].value = evil;
  TrendSeries& series = answer.trend.series[0];
  series.points[0].bucket = series.query = evil;
  answer.trend.series.push_back(series);
  answer.trend.series[1].complaints = answer.complaints;
  answer.trend.series[1].fell_back = true;
  Article article;
  article.title = article.body = article.source = article.id = article.place = evil;
  article.byline = article.tags = {evil};
  article.entities = {{.kind = EntityKind::person, .name = evil}};
  for (const std::string& out : {answer_text(answer, {}), article_text(article, {})}) {
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find('\x07') == std::string::npos);
    CHECK(out.find("\u009B") == std::string::npos);
    CHECK(out.find("\u202E") == std::string::npos);
  }
}

TEST_CASE("an article is shown with what is known of it", "[output]") {
  Article article;
  article.id = "a1";
  article.url = "https://ledger.example/a1";
  article.source = "Harbour Ledger";
  article.title = "Ferry strike ends";
  article.body = "The strike is over.\n\nBoats sail.";
  article.byline = {"Ada Moor", "Ben Quay"};
  article.agency = "Coast Wire";
  article.place = "HAVEN";
  article.published = Date{.day = kDay};
  article.language = "en";
  article.entities = {{.kind = EntityKind::place, .name = "Haven"}, {.kind = EntityKind::person, .name = "Ada Moor"}};
  CHECK(article_text(article, {}) ==
        "Ferry strike ends\n"
        "Harbour Ledger \u00B7 2023-08-31 \u00B7 en\n"
        "by Ada Moor, Ben Quay \u00B7 Coast Wire\n"
        "from HAVEN\n"
        "a1\n"
        "https://ledger.example/a1\n"
        "\n"
        "The strike is over.\n"
        "\n"
        "Boats sail.\n"
        "\n"
        "persons: Ada Moor\n"
        "places: Haven\n");
}

TEST_CASE("names of an article are listed with what is known, and underlined where there are colours", "[output]") {
  Article article;
  article.id = "a1";
  article.title = "Reyes leaves Haven";
  article.body = "Ada Reyes left.\n\nHaven Board waits for Reyes.";
  article.entities = {
      {.kind = EntityKind::person, .name = "Ada Reyes", .spans = {{0, 9}, {39, 44}}, .title_spans = {{0, 5}}},
      {.kind = EntityKind::organization, .name = "Haven Board", .spans = {{17, 28}}, .doubtful = true},
      {.kind = EntityKind::place, .name = "Haven", .country = "NO", .title_spans = {{13, 18}}},
      {.kind = EntityKind::place, .name = "Port", .country = "NO", .spans = {{0, 1}, {2, 3}}, .doubtful = true}};
  const std::string plain = article_text(article, {});
  CHECK(plain.substr(plain.find("persons")) ==
        "persons: Ada Reyes \u00D73\norganizations: Haven Board (doubtful)\n"
        "places: Haven (NO), Port (NO, doubtful) \u00D72\n");
  CHECK(plain.find('\x1b') == std::string::npos);
  article.entities.pop_back();
  const std::string colour = article_text(article, {.colour = true});
  const std::string on = "\x1b[4m";
  const std::string off = "\x1b[0m";
  CHECK(colour.find(on + "Ada" + off + ' ' + on + "Reyes" + off + " left.") != std::string::npos);
  CHECK(colour.find(on + "Haven" + off + ' ' + on + "Board" + off + " waits for " + on + "Reyes" + off + '.') !=
        std::string::npos);
  CHECK(colour.starts_with(on + "Reyes" + off));
}

TEST_CASE("an answer's JSON holds what its contract says", "[output]") {
  simdjson::dom::parser parser;
  const std::string text = answer_json(example_answer());
  CHECK(text.find('\n') == std::string::npos);
  const simdjson::dom::element json = parser.parse(text);
  CHECK(std::int64_t(json["format"]) == 1);
  CHECK(std::string_view(json["query"]["text"]) == "sorce:x ferry");
  CHECK(std::string_view(json["query"]["read_as"]) == "sorce x ferry");
  CHECK(std::string_view(json["query"]["mode"]) == "all");
  CHECK(json["query"]["fell_back"].error() == simdjson::NO_SUCH_FIELD);
  CHECK(std::int64_t(json["query"]["complaints"].at(0)["span"].at(1)) == 6);
  CHECK(std::string_view(json["query"]["complaints"].at(0)["suggestion"]) == "source:");
  CHECK(std::int64_t(json["total"]) == 1204);
  CHECK(bool(json["exact"]));
  CHECK(std::int64_t(json["stories"]) == 40);
  const simdjson::dom::element hit = json["hits"].at(0);
  CHECK(std::int64_t(hit["rank"]) == 1);
  CHECK(double(hit["score"]) == 12.5);
  CHECK(std::string_view(hit["published"]) == "2023-08-31");
  CHECK(std::int64_t(hit["title_marks"].at(0).at(1)) == 5);
  CHECK(std::string_view(hit["snippets"].at(0)["text"]) == "The ferry \"Aurora\" sails.\n\nAgain.");
  CHECK(std::int64_t(hit["snippets"].at(0)["marks"].at(0).at(0)) == 4);
  CHECK(std::int64_t(hit["snippets"].at(0)["begin"]) == 10);
  CHECK(hit["copies"].error() == simdjson::NO_SUCH_FIELD);
  CHECK(std::string_view(json["facets"]["source"].at(1)["value"]) == "\u6771\u4EAC\u65B0\u805E");
  CHECK(std::int64_t(json["facets"]["source"].at(0)["count"]) == 1200);
  CHECK(std::int64_t(json["facets_rest"]["source"]["without"]) == 1);
  CHECK(std::string_view(json["count_by"]) == "articles");
  CHECK(std::string_view(json["trend"]["step"]) == "month");
  const simdjson::dom::element series = json["trend"]["series"].at(0);
  CHECK(std::string_view(series["query"]) == "sorce:x ferry");
  CHECK(std::int64_t(series["undated"]) == 2);
  CHECK(std::string_view(series["points"].at(0)["bucket"]) == "2023-07");
  CHECK(std::string_view(series["points"].at(0)["last_day"]) == "2023-07-31");
  CHECK(std::int64_t(series["points"].at(1)["total"]) == 3120);
  CHECK(json["salient"].error() == simdjson::NO_SUCH_FIELD);
  CHECK(std::int64_t(json["revision"]) == 7);
  CHECK(double(json["took_ms"]) == 1.5);
}

TEST_CASE("what is not known of a hit is absent from its JSON", "[output]") {
  Hit hit;
  hit.rank = 3;
  hit.id = "a\xFF";
  CHECK(hit_json(hit) == "{\"format\":1,\"rank\":3,\"score\":0,\"id\":\"a\uFFFD\",\"snippets\":[]}");
  Answer answer;
  answer.mode = Mode::any;
  answer.fell_back = true;
  CHECK(
      answer_json(answer) ==
      "{\"format\":1,\"query\":{\"text\":\"\",\"read_as\":\"\",\"mode\":\"any\",\"fell_back\":true,\"complaints\":[]},"
      "\"total\":0,\"exact\":true,\"stories\":0,\"hits\":[],\"facets\":{},\"revision\":0,\"took_ms\":0}");
}
