#include "searcher/query/nexis.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>

#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace {

using namespace dateline;
using namespace std::chrono_literals;

constexpr std::chrono::local_days kToday{2024y / 5 / 17};

ParsedQuery parse(std::string_view text) { return parse_query(text, {.today = kToday, .dialect = Dialect::nexis}); }

struct Row {
  const char* search;
  const char* read_as;
};

struct Objection {
  const char* search;
  const char* at;  // the bytes the complaint points at
  const char* message;
  const char* read_as;
};

}  // namespace

TEST_CASE("ten searches as professionals write them are read in our language", "[query]") {
  const Row rows[] = {
      {"HLEAD(climat! W/5 \"global warming\") AND date aft 2019 AND NOT SOURCE(wire)",
       "(hlead:climat* NEAR/5 hlead:\"global warming\") date:2020.. -source:wire"},
      {"(merger or acquisition or takeover) w/10 (bank or insurer) and date is 2023",
       "((merger OR acquisition OR takeover) NEAR/10 (bank OR insurer)) date:2023"},
      {"HEADLINE(north korea) AND ATLEAST5(missile) AND DATE(geq (1/1/2017) and leq (12/31/2017))",
       "title:\"north korea\" ATLEAST5(missile) date:2017"},
      {"elect! pre/3 fraud w/s (court or judge!) and not headline(opinion)",
       "((elect* PRE/3 fraud) W/S (court OR judge*)) -title:opinion"},
      {"oil or gas w/3 price! and byline(smith)", "((oil OR gas) NEAR/3 price*) author:smith"},
      {"wom*n w/p \"equal pay\" and language(english)", "(wom?n W/P \"equal pay\") language:english"},
      {"PERSON(Angela Merkel) AND COMPANY(Deutsche Bank) AND date bef 1/5/2015",
       "person:\"Angela Merkel\" organization:\"Deutsche Bank\" date:..2015-01-04"},
      {"LEAD(strike) AND PUBLICATION(guardian or times) AND date is June 2022",
       "lead:strike source:(guardian OR times) date:2022-06"},
      {"apple not w/3 (pie or tree) and (iphone or ipad)", "(apple NOT NEAR/3 (pie OR tree)) (iphone OR ipad)"},
      {"flood! /15 dam and country(germany) but not section(sport)",
       "(flood* NEAR/15 dam) country:germany -section:sport"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.search);
    const ParsedQuery parsed = parse(row.search);
    CHECK(print_query(parsed.root) == row.read_as);
    for (const Complaint& complaint : parsed.complaints) CHECK(complaint.message == "");
    CHECK(same_tree(parse_query(print_query(parsed.root), {.today = kToday}).root, parsed.root));
  }
}

TEST_CASE("connectors of a professional search bind in their own order", "[query]") {
  const Row rows[] = {
      {"a1 and b1 or c1", "a1 (b1 OR c1)"},
      {"a1 or b1 w/3 c1 or d1", "(a1 OR b1) NEAR/3 (c1 OR d1)"},
      {"a1 w/9 b1 w/3 c1", "a1 NEAR/9 (b1 NEAR/3 c1)"},
      {"a1 w/3 b1 w/9 c1", "(a1 NEAR/3 b1) NEAR/9 c1"},
      {"a1 w/p b1 w/s c1 w/2 d1", "a1 W/P (b1 W/S (c1 NEAR/2 d1))"},
      {"a1 and not b1 and c1", "a1 -(b1 c1)"},
      {"a1 AND NOT b1 or c1", "a1 -(b1 OR c1)"},
      {"not a1", "-a1"},
      {"civil war and peace talks", "\"civil war\" \"peace talks\""},
      {"\"civil war\" crimes", "\"civil war crimes\""},
      {"U.S. w/2 army", "U.S. NEAR/2 army"},
      {"date aft 2019 and date bef 2021", "date:2020"},
      {"date is January 5, 2020", "date:2020-01-05"},
      {"date(> 2019)", "date:2020.."},
      {"a1 or (b1 and (c1))", "a1 OR (b1 c1)"},
      {"hlead(a1 w/3 (b1 or c1))", "hlead:a1 NEAR/3 (hlead:b1 OR hlead:c1)"},
      {"", "*"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.search);
    const ParsedQuery parsed = parse(row.search);
    CHECK(print_query(parsed.root) == row.read_as);
    for (const Complaint& complaint : parsed.complaints) CHECK(complaint.message == "");
  }
}

TEST_CASE("what a professional search says that cannot be carried over is complained of", "[query]") {
  const Objection rows[] = {
      {"ALLCAPS(us) and army", "ALLCAPS", "ALLCAPS cannot be carried over", "us army"},
      {"plural(tax)", "plural", "PLURAL cannot be carried over", "tax"},
      {"TERMS(mergers) and bank", "TERMS", "no article has it here: left out", "bank"},
      {"length(> 500) and bank", "length", "LENGTH cannot be carried over", "bank"},
      {"bank and length(> 500) or tax", "length", "LENGTH cannot be carried over", "bank OR tax"},
      {"fruit(apple)", "fruit", "FRUIT is no part of an article here", "apple"},
      {"a1 w/seg b1", "w/seg", "segments of an article are not told apart here: read as AND", "a1 b1"},
      {"a1 not pre/3 b1", "not pre/3", "NOT PRE/n has no counterpart", "a1 NOT NEAR/3 b1"},
      {"bank**", "bank**", "* at the end of a word stands for at most one letter", "bank*"},
      {"byline(smith!)", "smith!", "author: is compared whole", "author:smith"},
      {"date is soon and bank", "date is soon", "\"soon\" is no date", "bank"},
      {"a1 and", "and", "this connector needs something on both sides", "a1"},
      {"or a1", "or", "this connector needs something on both sides", "a1"},
      {"(a1 and b1", "(", "this bracket is not closed", "a1 b1"},
      {"a1) and b1", ")", "this bracket closes nothing", "a1 b1"},
      {"\"a1 b1", "\"", "this quotation mark has no partner", "\"a1 b1\""},
      {"(a1 or b1) c1", "c1", "no connector stands before this", "(a1 OR b1) c1"},
      {"a1 w/5 (b1 and c1)", "w/5", "words joined by AND have no one place", "a1 b1 c1"},
      {"t! and b1", "t!", "a wildcard needs two letters", "t b1"},
  };
  for (const Objection& row : rows) {
    const std::string text = row.search;
    CAPTURE(text);
    const ParsedQuery parsed = parse(text);
    REQUIRE_FALSE(parsed.complaints.empty());
    const Complaint& first = parsed.complaints.front();
    CHECK(text.substr(first.span.begin, first.span.end - first.span.begin) == row.at);
    CHECK(first.message.find(row.message) != std::string::npos);
    CAPTURE(first.message);
    CHECK(print_query(parsed.root) == row.read_as);
    // What is left out takes its connector with it, and no second complaint is made of that.
    if (first.message.ends_with("left out")) CHECK(parsed.complaints.size() == 1);
  }
}

TEST_CASE("any text is a professional search, and what it is read as reads again as the same", "[query]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const char* const pieces[] = {"tax",      "tax!",      "w*m",     "(",       ")",      " and ",    " or ",
                                " w/3 ",    " not ",     " w/s ",   "\"a b\"", "HLEAD(", "date is ", "2020",
                                "1/5/2020", "ATLEAST2(", "source(", "pre/2",   " ",      "\"",       "!",
                                "*",        "AND",       "\xFF",    "DATE(",   "aft ",   "title:",   "~2^3",
                                "=",        "-x",        "NEAR/3",  "A.B.",    "\u201C", "\u300C",   "\u2003",
                                "\x01",     "\u00BB",    "+",       "a:b",     "/5 ",    "query:x",  "'s"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 14; i > 0; --i) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    const ParsedQuery parsed = parse(text);
    for (const Complaint& complaint : parsed.complaints) {
      REQUIRE((complaint.span.begin <= complaint.span.end && complaint.span.end <= text.size()));
    }
    const std::string printed = print_query(parsed.root);
    CAPTURE(printed);
    REQUIRE(same_tree(parse_query(printed, {.today = kToday}).root, parsed.root));
  }
}
