// Options of a call that ask for something, and those that do not go together.
#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "searcher/command/search_program.h"
#include "searcher/command/search_request.h"

namespace dateline {
namespace {

const std::atomic<bool> kNever{false};

SearchRequest request_of(std::vector<std::string> args) {
  args.insert(args.begin(), "archive");
  return read_request(Options::parse(search_program(), args), kNever);
}

TEST_CASE("options become a request", "[command]") {
  const SearchRequest request =
      request_of({"canal", "ship", "--facet", "person:5,place:salient", "-F", "year", "--trend", "auto", "--compare",
                  "strait", "--compare", "title:tug", "--count-by", "stories", "--from", "2020"});
  CHECK(request.query == "canal ship");
  CHECK(request.facets == std::vector<std::string>{"person:5", "place:salient", "year"});
  CHECK(request.trend == "auto");
  CHECK(request.compare == std::vector<std::string>{"strait", "title:tug"});
  CHECK(request.count_by == CountBy::stories);
  CHECK(request.collapse);
  REQUIRE(request.filters.size() == 1);
  CHECK(request.filters[0].field == "after");
  CHECK_FALSE(request_of({"x", "--format", "csv"}).collapse);
  CHECK_FALSE(request_of({"--queries", "q.tsv"}).collapse);
  CHECK(request_of({"--plain", "who", "won?"}).query == "who won ");
  CHECK(request_of({"x"}).dialect == Dialect::dateline);
  CHECK(request_of({"x", "--dialect", "nexis"}).dialect == Dialect::nexis);
}

TEST_CASE("half lives and weights are read", "[command]") {
  CHECK(request_of({"x"}).half_life == 0);
  CHECK(request_of({"x", "--recency", "30d"}).half_life == 30);
  CHECK(request_of({"x", "--recency", "1.5y"}).half_life == 547.5);
  CHECK(request_of({"x", "--recency", "2w"}).half_life == 14);
  const SearchRequest weighed = request_of({"x", "--weight", "title=.5", "--weight", "close=0"});
  CHECK(weighed.weights.title == .5);
  CHECK(weighed.weights.close == 0);
  CHECK(weighed.weights.exact == .3);
  CHECK(request_of({"x", "--expand"}).expand == 10);
  CHECK(request_of({"x", "--expand", "--words", "3"}).expand == 3);
  CHECK(request_of({"--similar", "a", "--words", "3"}).similar_words == 3);
  CHECK(request_of({"x", "--kwic", "5"}).context_words == 5);
  CHECK(request_of({"x", "--kwic", "5"}).snippets == 0);
  for (const char* wrong : {"d", "30", "0d", "-1d", "1e9d", "30x", "nand", "infy"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(request_of({"x", "--recency", wrong}), Error);
  }
  for (const char* wrong : {"title", "title=", "lead=1", "title=-1", "title=11", "title=nan", "=1"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(request_of({"x", "--weight", wrong}), Error);
  }
}

TEST_CASE("options that do not go together are refused", "[command]") {
  const std::vector<std::vector<std::string>> rows{
      {"x", "--compare", "y"},
      {"x", "--plain", "--dialect", "nexis"},
      {"--queries", "q.tsv", "x"},
      {"--queries", "q.tsv", "--trend", "year"},
      {"--queries", "q.tsv", "--facet", "person"},
      {"--queries", "q.tsv", "--format", "json"},
      {"x", "--format", "trec"},
      {"x", "--format", "ids", "--trend", "year"},
      {"x", "--format", "csv", "--trend", "year", "--facet", "person"},
      {"x", "--filter", "source"},
      {"x", "--words", "3"},
      {"x", "--kwic", "3", "--format", "ids"},
      {"--queries", "q.tsv", "--kwic", "3", "--format", "csv"},
  };
  for (const auto& row : rows) {
    CAPTURE(row);
    CHECK_THROWS_AS(request_of(row), Error);
  }
}

}  // namespace
}  // namespace dateline
