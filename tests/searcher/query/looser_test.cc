#include "searcher/query/looser.h"

#include <catch2/catch.hpp>
#include <string>

#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace {

using namespace dateline;

std::string looser(std::string_view query) {
  std::string out;
  for (const LooserQuery& each : looser_queries(parse_query(query, {}).root)) {
    out += (out.empty() ? "" : " | ") + each.change + ": " + print_query(each.root);
  }
  return out;
}

struct Row {
  const char* query;
  const char* looser;
};

}  // namespace

TEST_CASE("a query without answers can ask less in several ways, the nearest first", "[query]") {
  const Row rows[] = {
      {"kim", ""},
      {"-kim", ""},
      {"*", ""},
      {"kim moon", "without kim: moon | without moon: kim | any of the words: kim OR moon"},
      {"kim W/3 moon", "without NEAR/3: kim moon"},
      {"kim NOT W/3 moon", "without NOT NEAR/3 moon: kim"},
      {"ATLEAST5(kim)", "without ATLEAST5: kim"},
      {"title:kim", "anywhere, not only in the title: kim"},
      {"\"kim moon\"", "without quotes: kim moon"},
      {"\"Jong-un AND his\"", "without quotes: Jong-un and his"},
      {"kim date:2020", "without date:2020: kim | without kim: date:2020"},
      {"kim -moon", "without -moon: kim | without kim: -moon"},
      {"(kim OR moon) date:2020", "without date:2020: kim OR moon | without (kim OR moon): date:2020"},
      {"(kim W/2 moon) OR sun", "without NEAR/2: (kim moon) OR sun"},
      {"a1 -(b1 W/3 c1)", "without -(b1 NEAR/3 c1): a1 | without a1: -(b1 NEAR/3 c1)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(looser(row.query) == row.looser);
  }
}

TEST_CASE("a long query asks less in a few ways only", "[query]") {
  std::string query;
  for (int i = 0; i < 900; ++i) query += "\"a" + std::to_string(i) + " b\" ";
  CHECK(looser_queries(parse_query(query, {}).root).size() == kMostLooserQueries);
}
