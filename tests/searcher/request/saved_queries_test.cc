#include "searcher/request/saved_queries.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

namespace dateline {
namespace {

std::vector<SavedQuery> read(const std::string& text) {
  std::istringstream in(text);
  return read_saved_queries(in, "my.queries");
}

struct Row {
  const char* text;
  const char* message;
};

TEST_CASE("a file of saved queries is read line by line", "[request]") {
  const auto queries = read("\xEF\xBB\xBF# mine\r\n\n floods = flood* OR \"a = b\"  \r\nfl-2.x=query:floods");
  REQUIRE(queries.size() == 2);
  CHECK(queries[0].name == "floods");
  CHECK(queries[0].query == "flood* OR \"a = b\"");
  CHECK(queries[0].line == 3);
  CHECK(queries[1].name == "fl-2.x");
  CHECK(queries[1].query == "query:floods");
  CHECK(queries[1].line == 4);
  CHECK(read("").empty());
}

TEST_CASE("a line that is no saved query is told with its number", "[request]") {
  const Row rows[] = {{"a = b\nfloods", "my.queries, line 2: there is no ="},
                      {" = b", "line 1: '' is no name of a query"},
                      {"two words = b", "line 1: 'two words' is no name of a query"},
                      {"\n\nfloods =", "line 3: nothing stands behind the ="},
                      {"a = b\na = c", "line 2: 'a' was there before, in line 1"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    try {
      read(row.text);
      FAIL("it was read");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::bad_data);
      CHECK(std::string(error.what()).find(row.message) != std::string::npos);
      CHECK(error.hint() == "a line is NAME = QUERY");
    }
  }
}

}  // namespace
}  // namespace dateline
