// Saved queries inside others.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace {

using namespace dateline;

const std::vector<SavedQuery> kSaved{{"floods", "flood* OR \"storm surge\"", 1},
                                     {"floods-de", "query:floods lang:de", 3},
                                     {"ring", "a1 query:round", 4},
                                     {"round", "query:ring b1", 5},
                                     {"self", "query:self", 6},
                                     {"wrong", "sorce:x (b1", 7},
                                     {"nothing", "& --", 8},
                                     {"twice", "query:floods query:floods", 9}};

ParsedQuery parse(std::string_view text) { return parse_query(text, {.today = {}, .saved = &kSaved}); }

struct Row {
  const char* query;
  const char* read_as;
  const char* message;  // of the first complaint; "" for none
};

}  // namespace

TEST_CASE("a saved query is read where it is called, as if it stood there in brackets", "[query]") {
  const Row rows[] = {
      {"query:floods", "flood* OR \"storm surge\"", ""},
      {"query:floods dam", "(flood* OR \"storm surge\") dam", ""},
      {"-query:floods dam", "-(flood* OR \"storm surge\") dam", ""},
      {"query:floods W/5 dam", "(flood* OR \"storm surge\") NEAR/5 dam", ""},
      {"query:floods-de", "(flood* OR \"storm surge\") language:de", ""},
      {"query:(floods OR floods-de)", "flood* OR \"storm surge\" OR ((flood* OR \"storm surge\") language:de)", ""},
      {"query:flods dam", "dam", "no saved query is called \"flods\": left out"},
      {"query:ring", "a1 b1",
       "in the saved query \"ring\" (line 4): in the saved query \"round\" (line 5): "
       "the saved query \"ring\" (line 4) calls itself through the saved query \"round\" (line 5)"},
      {"query:self dam", "dam", "in the saved query \"self\" (line 6): the saved query \"self\" (line 6) calls itself"},
      {"query:wrong", "sorce x b1", "in the saved query \"wrong\" (line 7): this bracket is not closed"},
      {"query:nothing dam", "dam", "there is nothing to search for in the saved query \"nothing\" (line 8)"},
  };
  for (const Row& row : rows) {
    const std::string text = row.query;
    CAPTURE(text);
    const ParsedQuery parsed = parse(text);
    CHECK(print_query(parsed.root) == row.read_as);
    const std::string message = parsed.complaints.empty() ? "" : parsed.complaints.front().message;
    CHECK(message.substr(0, std::string(row.message).size()) == row.message);
    CHECK(parsed.complaints.empty() == (*row.message == '\0'));
    for (const Complaint& complaint : parsed.complaints) CHECK(complaint.span.end <= text.size());
  }
  CHECK(parse("query:flods").complaints.front().suggestion == "query:floods");
  CHECK(parse_query("query:floods", {}).complaints.front().message.find("no saved queries") != std::string::npos);
}

TEST_CASE("saved queries that call others again and again are left out in the end", "[query]") {
  std::vector<SavedQuery> doubling{{"q0", "word0", 1}};
  for (int i = 1; i < 30; ++i) {
    const std::string before = "query:q" + std::to_string(i - 1);
    doubling.push_back({"q" + std::to_string(i), before + " OR (word" + std::to_string(i) + " " + before + ")", 0});
  }
  const ParsedQuery parsed = parse_query("query:q29", {.today = {}, .saved = &doubling});
  REQUIRE_FALSE(parsed.complaints.empty());
  CHECK(parsed.complaints.front().message.find("at most 50 saved ones") != std::string::npos);
}
