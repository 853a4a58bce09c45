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
      {"wor* title:wo*", "(and wildcard:wor* title:wildcard:wo*)"},
      {"title:summit title:\"a b\"", "(and title:word:summit title:phrase:\"a b\")"},
      {"headline:(a OR (b cd*))", "(or title:word:a (and title:word:b title:wildcard:cd*))"},
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

TEST_CASE("operators between words bind tighter than NOT, and take any operand with a place in the text", "[query]") {
  const Reading readings[] = {
      {"a NEAR b", "(near-10 word:a word:b)"},
      {"a NEAR/3 b", "(near-3 word:a word:b)"},
      {"a W/3 b", "(near-3 word:a word:b)"},
      {"a ADJ b", "(before-10 word:a word:b)"},
      {"a ADJ/1 b", "(before-1 word:a word:b)"},
      {"a PRE/3 b", "(before-3 word:a word:b)"},
      {"a W/S b", "(near-sentence word:a word:b)"},
      {"a W/P b", "(near-paragraph word:a word:b)"},
      {"a NOT W/3 b", "(not_near-3 word:a word:b)"},
      {"a NOT NEAR/3 b", "(not_near-3 word:a word:b)"},
      {"a NOT W/S b", "(not_near-sentence word:a word:b)"},
      {"a b NEAR/3 c d", "(and word:a (near-3 word:b word:c) word:d)"},
      {"a OR b NEAR/3 c", "(or word:a (near-3 word:b word:c))"},
      {"-a NEAR/3 b", "(not (near-3 word:a word:b))"},
      {"a NOT b NEAR/3 c", "(and word:a (not (near-3 word:b word:c)))"},
      {"a W/3 b W/5 c", "(near-5 (near-3 word:a word:b) word:c)"},
      {"a W/3 (b W/5 c)", "(near-3 word:a (near-5 word:b word:c))"},
      {"(a OR \"b c\") NEAR/3 (de* OR person:f)", "(near-3 (or word:a phrase:\"b c\") (or wildcard:de* person:f))"},
      {"title:(a NEAR/3 b)", "(near-3 title:word:a title:word:b)"},
      {"lead:a W/3 body:\"b c\"", "(near-3 lead:word:a body:phrase:\"b c\")"},
      {"ATLEAST3(a)", "(at_least-3 word:a)"},
      {"ATLEAST2(a OR \"b c\")", "(at_least-2 (or word:a phrase:\"b c\"))"},
      {"title:ATLEAST2(a)", "(at_least-2 title:word:a)"},
      {"ATLEAST1(a)", "word:a"},
      {"ATLEAST2(a) W/3 b", "(near-3 (at_least-2 word:a) word:b)"},
      {"W kim", "(and word:W word:kim)"},
      {"PRE kim", "(and word:PRE word:kim)"},
  };
  for (const Reading& reading : readings) {
    INFO(reading.query);
    const ParsedQuery parsed = parse(reading.query);
    CHECK(to_tree(parsed.root) == reading.tree);
    CHECK(parsed.complaints.empty());
  }
}

TEST_CASE("patterns, similar spellings, exact forms, gaps and boosts are read behind words and phrases", "[query]") {
  const Reading readings[] = {
      {"w?ld *ism wom?n* ?olish", "(and wildcard:w?ld wildcard:*ism wildcard:wom?n* wildcard:?olish)"},
      {"climate*, who? wor**", "(and wildcard:climate* word:who wildcard:wor*)"},
      {"\"tax vot*\"", "phrase:\"tax vot*\""},
      {"\"w?ld, ones?\"", "phrase:\"w?ld ones?\""},
      {"\"a b\"~5", "loose-5:\"a b\""},
      {"\"a b\"~5^2", "loose-5^2:\"a b\""},
      {"kim~ kin~2", "(and fuzzy-1:kim fuzzy-2:kin)"},
      {"kim~0", "word:kim"},
      {"kim~1^2.5.", "fuzzy-1^2.5:kim"},
      {"kim^2 \"a b\"^.5", "(and word^2:kim phrase^0.5:\"a b\")"},
      {"(kim OR \"a b\"^2)^3", "(or word^3:kim phrase^6:\"a b\")"},
      {"(a NEAR/2 b)^2", "(near-2 word^2:a word^2:b)"},
      {"=word =wor*", "(and phrase:\"word\" wildcard:wor*)"},
      {"lead:kim hlead:\"a b\" body:wor*", "(and lead:word:kim hlead:phrase:\"a b\" body:wildcard:wor*)"},
      {"entity:Merkel entity:\"Port Authority\"", "(or entity:Merkel entity:\"Port Authority\")"},
      {"C^", "word:C"},
  };
  for (const Reading& reading : readings) {
    INFO(reading.query);
    const ParsedQuery parsed = parse(reading.query);
    CHECK(to_tree(parsed.root) == reading.tree);
    CHECK(parsed.complaints.empty());
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
      {"?a kim", "?a", "a wildcard needs two letters", "(and word:a word:kim)"},
      {"co-op*", "co-op*", "a wildcard needs one plain word", "word:co-op"},
      {"\"tax v*\"", "\"tax v*\"", "a wildcard needs two letters", "phrase:\"tax v\""},
      {"tax NEAR/3 source:a", "NEAR/3",
       "NEAR/3 needs words on both sides, and source: is no part of the text: read as both", "(and word:tax source:a)"},
      {"tax W/3 (a b)", "W/3", "NEAR/3 needs words on both sides, and words joined by AND have no one place",
       "(and word:tax word:a word:b)"},
      {"tax W/S -b", "W/S", "W/S needs words on both sides, and words under NOT stand nowhere",
       "(and word:tax (not word:b))"},
      {"(tax -vote) PRE/3 b", "PRE/3", "PRE/3 needs words on both sides, and words joined by AND",
       "(and word:tax (not word:vote) word:b)"},
      {"date:2023 NEAR a", "NEAR", "NEAR/10 needs words on both sides, and a date is no part",
       "(and date:2023 word:a)"},
      {"a NOT W/3 source:b", "NOT W/3", "NOT NEAR/3 needs words on both sides", "(and word:a (not source:b))"},
      {"a NEAR/0 b", "NEAR/0", "no two words stand 0 words apart: read as NEAR/1", "(near-1 word:a word:b)"},
      {"a W/99999999999 b", "W/99999999999", "distances go to 1,000 words", "(near-1000 word:a word:b)"},
      {"a near/3 b", "near/3", "operators are written in capitals", "(and word:a word:near/3 word:b)"},
      {"NEAR/3 b", "NEAR/3", "NEAR/3 needs a word on both sides", "(and word:near/3 word:b)"},
      {"a ADJ/3", "ADJ/3", "ADJ/3 needs a word on both sides", "(and word:a word:adj/3)"},
      {"ATLEAST2(a b)", "ATLEAST2", "ATLEAST counts places in the text, and words joined by AND",
       "(and word:a word:b)"},
      {"ATLEAST0(a)", "ATLEAST0", "ATLEAST counts places in the text, and nothing stands 0 times", "word:a"},
      {"ATLEAST(tax)", "ATLEAST", "ATLEAST needs a number", "word:tax"},
      {"CAPS(us)", "CAPS", "capitals cannot be told", "word:us"},
      {"=US", "=US", "capitals cannot be told", "phrase:\"US\""},
      {"co-op~1", "co-op~1", "similar spellings (~) need one plain word", "word:co-op"},
      {"kim~9", "kim~9", "a similar spelling is at most two letters away", "fuzzy-2:kim"},
      {"kim^1000", "kim^1000", "boosts go to 100", "word^100:kim"},
      {"wor*^2", "wor*^2", "wildcards, filters and dates do not count", "wildcard:wor*"},
      {"source:\"a\"^2", "\"a\"^2", "a condition holds or not", "source:a"},
      {"(a OR b)~3", ")~3", "~ stands behind a word or a phrase", "(or word:a word:b)"},
      {"kim date:\"last (good) year\"", "\"last (good) year\"", "\"last (good) year\" is no date",
       "(and word:kim word:last word:good word:year)"},
      {"source:* kim", "*", "there is nothing to look for", "word:kim"},
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

TEST_CASE("operators deep inside each other are refused", "[query]") {
  std::string chain = "a";
  for (int i = 0; i < 200; ++i) chain += " W/3 b" + std::to_string(i);
  const ParsedQuery parsed = parse(chain);
  CHECK_FALSE(parsed.complaints.empty());
  CHECK(parsed.complaints.front().message.find("inside each other") != std::string::npos);
  CHECK(same_tree(parse(print_query(parsed.root)).root, parsed.root));
}

TEST_CASE("hostile queries are read in bounded time and depth", "[query]") {
  const auto repeated = [](std::string_view piece) {
    std::string text;
    while (text.size() < kMaxQueryBytes) text += piece;
    return text;
  };
  for (const char* piece :
       {"(",  ")",        "\"",           "a:",        "-",         "- ",          "NOT ",      "a OR ",
        "*",  "a*b",      "title:",       "title:(",   "source:\"", "after:2023 ", "source:a ", "((a OR b) ",
        "-(", "\xFF",     "\xE2\x80\x9C", "a AND ",    "~",         "a?",          "NEAR/1 ",   "date:[",
        "+",  "\xE2\x80", "a W/1 ",       "ATLEAST2(", "a^2 ",      "a~1 ",        "\"a*\"~9 ", "(a W/S "}) {
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
