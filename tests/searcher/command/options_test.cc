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
}

TEST_CASE("options that do not go together are refused", "[command]") {
  const std::vector<std::vector<std::string>> rows{
      {"x", "--compare", "y"},
      {"--queries", "q.tsv", "x"},
      {"--queries", "q.tsv", "--trend", "year"},
      {"--queries", "q.tsv", "--facet", "person"},
      {"--queries", "q.tsv", "--format", "json"},
      {"x", "--format", "trec"},
      {"x", "--format", "ids", "--trend", "year"},
      {"x", "--format", "csv", "--trend", "year", "--facet", "person"},
      {"x", "--filter", "source"},
  };
  for (const auto& row : rows) {
    CAPTURE(row);
    CHECK_THROWS_AS(request_of(row), Error);
  }
}

}  // namespace
}  // namespace dateline
