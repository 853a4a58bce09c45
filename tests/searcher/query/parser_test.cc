#include "searcher/query/parser.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "searcher/query/print.h"

namespace {

using namespace dateline;
using namespace std::chrono_literals;

constexpr std::chrono::local_days kToday{2024y / 5 / 17};

ParsedQuery parse(std::string_view text, Mode mode = Mode::all) {
  return parse_query(text, {.today = kToday, .mode = mode});
}

struct Reading {
  const char* query;
  const char* tree;
};

struct Objection {
  const char* query;
  const char* at;  // the bytes the complaint points at
  const char* message;
  const char* tree;
};

}  // namespace

TEST_CASE("a query is read as the tree its grammar gives", "[query]") {
  const Reading readings[] = {
      {"", "everything"},
      {"*", "everything"},
      {"putin", "word:putin"},
      {"kim putin", "(and word:kim word:putin)"},
      {"kim AND putin", "(and word:kim word:putin)"},
      {"kim OR putin", "(or word:kim word:putin)"},
      {"kim or putin and", "(and word:kim word:or word:putin word:and)"},
      {"putin (kim OR \"north korea\")", "(and word:putin (or word:kim phrase:\"north korea\"))"},
      {"a NOT b", "(and word:a (not word:b))"},
      {"a AND NOT b", "(and word:a (not word:b))"},
      {"a -b +c", "(and word:a (not word:b) word:c)"},
      {"-b", "(not word:b)"},
      {"NOT NOT b", "word:b"},
      {"a -(b c)", "(and word:a (not (and word:b word:c)))"},
      {"a OR -b", "(or word:a (not word:b))"},
      {"(a (b (c d)))", "(and word:a word:b word:c word:d)"},
      {"* -a", "(not word:a)"},
      {"a OR *", "everything"},
      {"Jong-un AT&T U.S. co-operation", "(and word:Jong-un word:AT&T word:U.S. word:co-operation)"},
      {"who won, then?", "(and word:who word:won word:then)"},
      {"Kim - Putin -- summit", "(and word:Kim word:Putin word:summit)"},
      {"wor* title:wo*", "(and prefix:wor title:prefix:wo)"},
      {"title:summit title:\"a b\"", "(and title:word:summit title:phrase:\"a b\")"},
      {"headline:(a OR (b cd*))", "(or title:word:a (and title:word:b title:prefix:cd))"},
      {"title:(putin -kim)", "(and title:word:putin (not title:word:kim))"},
      {"\u201Cnorth\u00A0korea\u201D \u00ABa b\u00BB", "(and phrase:\"north korea\" phrase:\"a b\")"},
      {"caf\xC3\xA9\xE3\x80\x80\xE6\x9D\xB1\xE4\xBA\xAC", "(and word:caf\u00E9 word:\u6771\u4EAC)"},
      {"9:30 3:1", "(and word:9:30 word:3:1)"},
      {"C++ 'quoted'", "(and word:C++ word:quoted)"},
      {"https://example.org/a?b=c", "(and word:https://example.org/a word:b=c)"},
      {"source:ledger", "source:ledger"},
      {"Outlet:\"Harbour Ledger\"", "source:\"Harbour Ledger\""},
      {"source:(a OR \"b c\")", "(or source:a source:\"b c\")"},
      {"source:(a b)", "(or source:a source:b)"},
      {"id:https://example.org/a_(b)?c=d", "id:\"https://example.org/a_(b)?c=d\""},
      {"(id:a)", "id:a"},
  };
  for (const Reading& reading : readings) {
    INFO(reading.query);
    const ParsedQuery parsed = parse(reading.query);
    CHECK(to_tree(parsed.root) == reading.tree);
    for (const Complaint& complaint : parsed.complaints) CHECK(complaint.message.empty());
  }
}

TEST_CASE("one field twice means either, different fields mean both", "[query]") {
  const Reading readings[] = {
      {"kim source:a source:b", "(and word:kim (or source:a source:b))"},
      {"source:a kim outlet:b lang:en", "(and (or source:a source:b) word:kim language:en)"},
      {"source:(a OR b) source:c", "(or source:a source:b source:c)"},
      {"person:a AND person:b", "(and person:a person:b)"},
      {"person:a x AND person:b person:c", "(and person:a word:x (or person:b person:c))"},
      {"-source:a -source:b", "(and (not source:a) (not source:b))"},
      {"(source:a kim) source:b", "(and source:a word:kim source:b)"},
      {"date:2023 date:2024", "(or date:2023 date:2024)"},
      {"date:2023 AND date:2024", "(and date:2023 date:2024)"},
  };
  for (const Reading& reading : readings) {
    INFO(reading.query);
    const ParsedQuery parsed = parse(reading.query);
    CHECK(to_tree(parsed.root) == reading.tree);
    CHECK(parsed.complaints.empty());
  }
}

TEST_CASE("date conditions become ranges of days with both ends inside", "[query]") {
  struct Row {
    const char* query;
    const char* first;
    const char* last;
  };
  const Row rows[] = {
      {"date:2024-03", "2024-03-01", "2024-03-31"},
      {"date:2024-03-05", "2024-03-05", "2024-03-05"},
      {"published:2023-01..2023-06", "2023-01-01", "2023-06-30"},
      {"date:2023..", "2023-01-01", ""},
      {"date:..2023", "", "2023-12-31"},
      {"date:yesterday", "2024-05-16", "2024-05-16"},
      {"date:\"last month\"", "2024-04-01", "2024-04-30"},
      {"date:2023 TO 2024", "2023-01-01", "2024-12-31"},
      {"date:[2023-02 TO 2023-03]", "2023-02-01", "2023-03-31"},
      {"after:2023-08", "2023-08-01", ""},
      {"before:2023-08", "", "2023-08-31"},
      {"before:-7d", "", "2024-05-11"},
      {"after:2023-08-15 before:2023-08", "2023-08-15", "2023-08-31"},
      {"after:2023 after:2024 before:2025", "2024-01-01", "2025-12-31"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    const ParsedQuery parsed = parse(row.query);
    CHECK(parsed.complaints.empty());
    REQUIRE(parsed.root.kind == NodeKind::date_range);
    const auto day = [](const char* text) {
      const auto date = date_from_string(text);
      return date ? std::optional(date->day) : std::nullopt;
    };
    CHECK(parsed.root.days == DayRange{day(row.first), day(row.last), false});
  }
}

TEST_CASE("date conditions stand among others", "[query]") {
  const Reading readings[] = {
      {"date:none", "date:none"},
      {"-date:2023", "(not date:2023)"},
      {"date:(2022 OR 2023-08)", "(or date:2022 date:2023-08)"},
      {"before:2023-08 kim after:2023-08", "(and date:2023-08 word:kim)"},
      {"after:2023-08-05 date:2023 before:2023-08-06", "(and date:2023-08-05..2023-08-06 date:2023)"},
  };
  for (const Reading& reading : readings) {
    INFO(reading.query);
    CHECK(to_tree(parse(reading.query).root) == reading.tree);
    CHECK(parse(reading.query).complaints.empty());
  }
  CHECK(same_tree(parse("after:2024 before:2022").root, parse("date:2024.. AND date:..2022").root));
  CHECK(parse("-after:2023 -after:2024").root.children.size() == 2);
}

TEST_CASE("with mode any one word is enough, while conditions still bind", "[query]") {
  const Reading readings[] = {
      {"kim putin", "(or word:kim word:putin)"},
      {"kim putin source:a -b", "(and (or word:kim word:putin) source:a (not word:b))"},
      {"+kim putin summit", "(and (or word:putin word:summit) word:kim)"},
      {"a b AND c d", "(or word:a (and word:b word:c) word:d)"},
      {"source:a source:b", "(or source:a source:b)"},
      {"(a b) (c d)", "(or word:a word:b word:c word:d)"},
      {"kim", "word:kim"},
  };
  for (const Reading& reading : readings) {
    INFO(reading.query);
    const ParsedQuery parsed = parse(reading.query, Mode::any);
    CHECK(to_tree(parsed.root) == reading.tree);
    CHECK(parsed.complaints.empty());
  }
}

TEST_CASE("what cannot be read is taken as plain words, with a complaint that points at it", "[query]") {
  const Objection objections[] = {
      {"sorce:ledger kim", "sorce:", "there is no field \"sorce\"", "(and word:sorce word:ledger word:kim)"},
      {"-foo:bar", "foo:", "there is no field \"foo\"", "(not (and word:foo word:bar))"},
      {"kim date:soon", "soon", "\"soon\" is no date", "(and word:kim word:soon)"},
      {"after:none", "none", "\"none\" is no date", "word:none"},
      {"\"north korea", "\"", "this quotation mark has no partner", "(and word:north word:korea)"},
      {"(kim putin", "(", "this bracket is not closed", "(and word:kim word:putin)"},
      {"kim) putin", ")", "this bracket closes nothing", "(and word:kim word:putin)"},
      {"kim () putin", "()", "nothing stands between", "(and word:kim word:putin)"},
      {"w* kim", "w*", "a wildcard needs two letters", "(and word:w word:kim)"},
      {"wom*n", "wom*n", "wildcards inside or before", "(and word:wom word:n)"},
      {"wom?n", "wom?n", "wildcards inside or before", "(and word:wom word:n)"},
      {"*ism", "*ism", "wildcards inside or before", "word:ism"},
      {"co-op*", "co-op*", "a wildcard needs one plain word", "word:co-op"},
      {"\"tax vot*\"", "\"tax vot*\"", "wildcards inside a phrase", "phrase:\"tax vot\""},
      {"tax NEAR/3 vote", "NEAR/3", "NEAR/3 is not there yet", "(and word:tax word:vote)"},
      {"tax W/S vote", "W/S", "W/S is not there yet", "(and word:tax word:vote)"},
      {"\"a b\"~5", "~5", "distances (~)", "phrase:\"a b\""},
      {"kim~2", "kim~2", "similar spellings (~)", "word:kim"},
      {"kim date:\"last (good) year\"", "\"last (good) year\"", "\"last (good) year\" is no date",
       "(and word:kim word:last word:good word:year)"},
      {"source:* kim", "*", "there is nothing to look for", "word:kim"},
      {"kim^2", "kim^2", "boosts (^)", "word:kim"},
      {"ATLEAST3(tax)", "ATLEAST3", "ATLEAST3() is not there yet", "word:tax"},
      {"CAPS(us)", "CAPS", "CAPS() is not there yet", "word:us"},
      {"=Word", "=Word", "exact forms (=)", "word:Word"},
      {"AND kim", "AND", "AND needs a word on both sides", "(and word:and word:kim)"},
      {"kim OR", "OR", "OR needs a word on both sides", "(and word:kim word:or)"},
      {"kim NOT", "NOT", "NOT needs a word on its right", "(and word:kim word:not)"},
      {"source: ledger", "source:", "nothing stands behind \"source:\"", "(and word:source word:ledger)"},
      {"& --", "& --", "there is no word to search for", "everything"},
      {"a b OR c", "a b OR c", "AND binds tighter than OR", "(or (and word:a word:b) word:c)"},
      {"title:(a OR b c)", "a OR b c", "AND binds tighter", "(or title:word:a (and title:word:b title:word:c))"},
  };
  for (const Objection& objection : objections) {
    INFO(objection.query);
    const ParsedQuery parsed = parse(objection.query);
    CHECK(to_tree(parsed.root) == objection.tree);
    REQUIRE(parsed.complaints.size() == 1);
    const Complaint& complaint = parsed.complaints.front();
    CHECK(complaint.message.substr(0, std::string_view(objection.message).size()) == objection.message);
    const std::string_view query(objection.query);
    CHECK(query.substr(complaint.span.begin, complaint.span.end - complaint.span.begin) == objection.at);
  }
}

TEST_CASE("complaints suggest what to write instead", "[query]") {
  CHECK(parse("sorce:x").complaints.at(0).suggestion == "source:");
  CHECK(parse("\"north korea").complaints.at(0).suggestion == "\"north korea\"");
  CHECK(parse("a b OR c d").complaints.at(0).suggestion == "(a b) OR (c d)");
  CHECK(parse("a b OR c AND d").complaints.size() == 1);
  CHECK(parse("(a b) OR c").complaints.empty());
}

TEST_CASE("queries beyond the limits are cut with a complaint", "[query]") {
  const std::string deep = std::string(500, '(') + "kim" + std::string(500, ')');
  CHECK(to_tree(parse(deep).root) == "word:kim");
  CHECK(parse(deep).complaints.size() == 1);

  std::string many;
  for (int i = 0; i < 1500; ++i) many += "w" + std::to_string(i) + ' ';
  const ParsedQuery parsed = parse(many);
  CHECK(parsed.root.children.size() == kMaxQueryNodes);
  REQUIRE(parsed.complaints.size() == 1);
  CHECK(many.substr(parsed.complaints[0].span.begin, 5) == "w1000");

  const std::string longest(kMaxQueryBytes + 5, 'a');
  CHECK(parse(longest).root.text.size() == kMaxQueryBytes);
  CHECK(parse(longest).complaints.size() == 1);
}

TEST_CASE("hostile queries are read in bounded time and depth", "[query]") {
  const auto repeated = [](std::string_view piece) {
    std::string text;
    while (text.size() < kMaxQueryBytes) text += piece;
    return text;
  };
  for (const char* piece :
       {"(",  ")",       "\"",           "a:",      "-",         "- ",          "NOT ",      "a OR ",
        "*",  "a*b",     "title:",       "title:(", "source:\"", "after:2023 ", "source:a ", "((a OR b) ",
        "-(", "\xFF",    "\xE2\x80\x9C", "a AND ",  "~",         "a?",          "NEAR/1 ",   "date:[",
        "+",  "\xE2\x80"}) {
    INFO(piece);
    const ParsedQuery parsed = parse(repeated(piece));
    CHECK(parsed.complaints.size() <= 20);
    const ParsedQuery again = parse(print_query(parsed.root));
    CHECK(same_tree(parsed.root, again.root));
  }
}

TEST_CASE("filters given beside the query are conditions of it", "[query]") {
  const Node kim = parse("kim").root;
  CHECK(to_tree(with_filters(kim, {}, kToday)) == "word:kim");
  CHECK(to_tree(with_filters(kim,
                             {{.field = "outlet", .value = "a"},
                              {.field = "source", .value = "b"},
                              {.field = "lang", .value = "en", .exclude = true},
                              {.field = "after", .value = "2023-02"},
                              {.field = "before", .value = "2023-03"}},
                             kToday)) ==
        "(and word:kim (or source:a source:b) (not language:en) date:2023-02..2023-03)");
  CHECK(to_tree(with_filters(parse("").root, {{.field = "date", .value = "none"}}, kToday)) == "date:none");
  CHECK_THROWS_AS(with_filters(kim, {{.field = "colour", .value = "a"}}, kToday), Error);
  CHECK_THROWS_AS(with_filters(kim, {{.field = "title", .value = "a"}}, kToday), Error);
  CHECK_THROWS_AS(with_filters(kim, {{.field = "date", .value = "soon"}}, kToday), Error);
}
