#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <dateline/error.h>

#include "common/schema/document.h"
#include "common/schema/fields.h"
#include "common/text/utf8.h"
#include "tests/support/indexed_article.h"

namespace dateline {

using namespace dateline::testing;
namespace {

using Strings = std::vector<std::string>;

Date day(const char* text) { return date_from_string(text).value(); }

Article sample() {
  Article article;
  article.id = "https://www.ledger.example/a";
  article.url = "https://www.Ledger.example:8080/a?b";
  article.source = "Harbour Ledger";
  article.title = "Council opens bridge";
  article.body = "The bridges opened.\n\nKim Jong-un was not there.";
  article.byline = {"Ann Example", "Bob Sample"};
  article.published = day("2023-08-31T00:45:00+07:00");
  article.language = "en";
  article.section = "Local";
  article.tags = {"bridges", "river"};
  article.entities = {{EntityKind::person, "Kim Jong Un", "", {{21, 32}}, {}},
                      {EntityKind::place, "Harbour", "GB", {}, {}},
                      {EntityKind::place, "Leeds", "GB", {}, {}}};
  article.story = "0123456789abcdef";
  return article;
}

const Posting* find(const IndexedArticle& indexed, const std::string& term) {
  for (const Posting& posting : indexed.postings) {
    if (posting.term == term) return &posting;
  }
  return nullptr;
}

TEST_CASE("fields are found by name and alias, and a wrong name finds the nearest", "[schema]") {
  CHECK(find_field("person") == &field("person"));
  CHECK(find_field("PER") == &field("person"));
  CHECK(find_field("outlet") == &field("source"));
  CHECK(find_field("lang") == &field("language"));
  CHECK(find_field("band") == nullptr);
  CHECK(find_field("") == nullptr);
  CHECK(find_field("headline hl") == nullptr);
  CHECK(nearest_field("persn") == "person");
  CHECK(nearest_field("sorce") == "source");
  CHECK(nearest_field("zzzzzzzz").empty());
}

TEST_CASE("a filter term holds the value as shown, by Omega's colon rule", "[schema]") {
  CHECK(filter_term(field("person"), "Kim Jong Un") == "XPER:Kim Jong Un");
  CHECK(filter_term(field("person"), "bell hooks") == "XPERbell hooks");
  CHECK(filter_term(field("person"), ":x") == "XPER::x");
  CHECK(filter_term(field("person"), "Élise") == "XPERÉlise");
  CHECK(filter_term(field("country"), "KP") == "NKP");
  CHECK(filter_term(field("language"), "en") == "Len");
}

TEST_CASE("a value comes back from its term, and terms stay within Xapian's limit", "[schema]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const Strings pieces{"a", "Z", ":", "é", "漢", "😀", std::string(1, '\0'), " "};
  for (const Field& each : fields()) {
    if (each.kind != FieldKind::filter) continue;
    std::set<std::string> long_terms;
    for (int round = 0; round < 300; ++round) {
      std::string value;
      for (std::size_t i = 1 + random() % 200; i > 0; --i) value += pieces[random() % pieces.size()];
      const std::string term = filter_term(each, value);
      const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
      REQUIRE(term.size() + zeros <= kMaxTermBytes);
      REQUIRE(is_utf8(term));
      REQUIRE(is_term_of(each, term));
      if (term.find('~') == std::string::npos) {
        REQUIRE(value_of_term(each, term) == value);
      } else {
        REQUIRE(long_terms.insert(term).second);  // cut values stay apart by their hash
      }
      for (const Field& other : fields()) {
        if (&other != &each && other.kind == FieldKind::filter) REQUIRE_FALSE(is_term_of(other, term));
      }
    }
  }
}

TEST_CASE("a document holds words with positions, stems, title words and filters", "[schema]") {
  Analyzer analyzer;
  const IndexedArticle indexed = index_article(sample(), analyzer, {1, 0xfedcba9876543210});
  const Posting* bridges = find(indexed, "bridges");
  REQUIRE(bridges != nullptr);
  CHECK(bridges->wdf == 1);
  CHECK(bridges->positions == std::vector<std::uint32_t>{3 + kParagraphGap + 1});
  REQUIRE(find(indexed, "Zbridg") != nullptr);
  CHECK(find(indexed, "Zbridg")->wdf == 2);
  CHECK(find(indexed, "Zbridg")->positions.empty());
  CHECK(find(indexed, "Sbridge") != nullptr);
  CHECK(find(indexed, "Sbridges") == nullptr);
  CHECK(find(indexed, "ZSbridg") != nullptr);
  CHECK(find(indexed, "jongun") != nullptr);
  for (const char* term : {"Qhttps://www.ledger.example/a", "XSRC:Harbour Ledger", "Len", "XPER:Kim Jong Un",
                           "XLOC:Harbour", "XLOC:Leeds", "NGB", "XSEC:Local",
                           "A"
                           "Ann Example",
                           "ABob Sample", "Kbridges", "Kriver", "Hledger.example", "XSTY0123456789abcdef",
                           "XBND0000000000001", "XBNDftn5qj1r58cgg", "D20230831", "M202308", "Y2023"}) {
    CAPTURE(term);
    REQUIRE(find(indexed, term) != nullptr);
    CHECK(find(indexed, term)->wdf == 0);
  }
  for (std::size_t i = 1; i < indexed.postings.size(); ++i) {
    CHECK(indexed.postings[i - 1].term < indexed.postings[i].term);
  }
  REQUIRE(indexed.values.size() == 3);
  CHECK(Xapian::sortable_unserialise(indexed.values[0].second) == 1693417500.0);  // 2023-08-30T17:45Z
  Article without_story = sample();
  without_story.story.clear();
  CHECK(article_from_json(indexed.data) == without_story);
}

TEST_CASE("coarse dates have terms of their period", "[schema]") {
  CHECK(date_terms(day("2023-08-31")) == Strings{"D20230831", "M202308", "Y2023"});
  CHECK(date_terms(day("2023-08")) == Strings{"D202308", "M202308", "Y2023"});
  CHECK(date_terms(day("2023")) == Strings{"D2023", "Y2023"});
}

TEST_CASE("an article comes back from its JSON as it was", "[schema]") {
  Article article = sample();
  article.modified = day("2023-09");
  article.fetched = day("2023-09-02T10:00:00Z");
  article.summary = "Short \"quoted\" text";
  article.evidence = {{"title", "h1", 0.75}};
  article.input = "a/b.html";
  article.agency = "AP";
  article.place = "Leeds";
  article.digest = "00";
  article.alternative_title = "Bridge: what opens when";
  article.corrections = {"Correction: the bridge is older; it opened in 1901.", "Clarification."};
  for (const Access access : {Access::free, Access::paywalled, Access::unknown}) {
    article.access = access;
    CHECK(article_from_json(to_json(article)) == article);
  }
  CHECK(article_from_json(to_json(Article{})) == Article{});
  article.published->precision = Precision::minute;
  CHECK(article_from_json(to_json(article)) == article);
}

TEST_CASE("a doubtful entity stays in the article and is in no filter", "[schema]") {
  Article article;
  article.id = "a";
  article.body = "Ferries met NATO.";
  article.entities = {{EntityKind::organization, "NATO", {}, {{12, 16}}, {}},
                      {EntityKind::organization, "Ferries", {}, {{0, 7}}, {}, true}};
  CHECK(article_from_json(to_json(article)).entities == article.entities);
  const Field* field = find_field("organization");
  REQUIRE(field != nullptr);
  CHECK(values_of(article, *field) == std::vector<std::string>{"NATO"});
}

TEST_CASE("crawlers' names of fields are understood", "[schema]") {
  const Article article = article_from_json(R"({
    "guid": 17, "link": "https://x.example/1", "headline": " A  title ", "maintext": "One.\nTwo.", "lang": "en-GB",
    "authors": [{"name": "Ann Example"}, "Bob Sample", "Bob Sample"], "outlet": "Ledger",
    "date_publish": "2017-07-17 17:03:00", "date_modify": null, "collect_date": 1500000000, "keywords": "a; b ;a",
    "description": "Sum", "category": "World", "unknown": [1, 2]})");
  CHECK(article.id == "17");
  CHECK(article.url == "https://x.example/1");
  CHECK(article.title == "A title");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.language == "en");
  CHECK(article.byline == Strings{"Ann Example", "Bob Sample"});
  CHECK(article.source == "Ledger");
  CHECK(to_string(article.published.value()) == "2017-07-17T17:03:00");
  CHECK_FALSE(article.modified);
  CHECK(to_string(article.fetched.value()) == "2017-07-14T02:40:00Z");
  CHECK(article.tags == Strings{"a", "b"});
  CHECK(article.summary == "Sum");
  CHECK(article.section == "World");
}

TEST_CASE("who may read an article is read from a word or from schema.org's truth value", "[schema]") {
  struct Row {
    const char* json;
    Access access;
    std::size_t complaints;
  };
  for (const Row& row : std::initializer_list<Row>{
           {R"({"access": "paywalled"})", Access::paywalled, 0},
           {R"({"access": "free"})", Access::free, 0},
           {R"({"isAccessibleForFree": false})", Access::paywalled, 0},
           {R"({"isAccessibleForFree": true})", Access::free, 0},
           {R"({"isAccessibleForFree": "False"})", Access::paywalled, 0},
           {R"({"access": null, "isAccessibleForFree": "True"})", Access::free, 0},
           {R"({"access": "metered"})", Access::unknown, 1},
           {R"({"access": 1})", Access::unknown, 1},
           {R"({"access": "soon", "isAccessibleForFree": true})", Access::free, 1},
           {R"({})", Access::unknown, 0},
       }) {
    INFO(row.json);
    Strings complaints;
    CHECK(article_from_json(row.json, &complaints).access == row.access);
    CHECK(complaints.size() == row.complaints);
  }
}

TEST_CASE("a note on a correction is one text, whatever marks it holds", "[schema]") {
  const Article one = article_from_json(R"({"correction": "The bridge is blue; an earlier version said red."})");
  CHECK(one.corrections == Strings{"The bridge is blue; an earlier version said red."});
  const Article two = article_from_json(R"({"corrections": ["First; note.", "Second."], "hl2": " Another  title "})");
  CHECK(two.corrections == Strings{"First; note.", "Second."});
  CHECK(two.alternative_title == "Another title");
}

TEST_CASE("an address under source is not taken for an outlet", "[schema]") {
  const Article article = article_from_json(R"({"source": "https://x.example/1", "hostname": "x.example"})");
  CHECK(article.url == "https://x.example/1");
  CHECK(article.source == "x.example");
}

TEST_CASE("what is wrong in an article object is left out and told", "[schema]") {
  Strings complaints;
  const Article article = article_from_json(
      R"({"title": {"x": 1}, "body": "Bödy", "published": "soon", "tags": [1, {"y": 2}],
          "entities": [{"kind": "person", "name": "A", "spans": [[0, 2]]}, {"kind": "thing", "name": "B"},
                       {"kind": "place", "name": "C", "spans": [[3, 2]]}, 7]})",
      &complaints);
  CHECK(article.title.empty());
  CHECK(article.body == "Bödy");
  CHECK_FALSE(article.published);
  CHECK(article.tags == Strings{"1"});
  REQUIRE(article.entities.size() == 2);
  CHECK(article.entities[0].spans.empty());  // would cut the ö
  CHECK(complaints.size() == 7);
}

TEST_CASE("text that is no JSON object is refused", "[schema]") {
  for (const char* text : {"", "{", "[]", "nonsense", "\"text\"", "{\"a\":}", "{\"a\":1} x", "\xff\xfe"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(article_from_json(text), Error);
  }
  CHECK_THROWS_AS(article_from_json(std::string(100'000, '[')), Error);
  std::string deep = "{\"a\":";
  for (int i = 0; i < 1000; ++i) deep += "{\"a\":";
  CHECK_THROWS_AS(article_from_json(deep), Error);
}

}  // namespace
}  // namespace dateline
