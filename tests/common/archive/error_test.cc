#include <dateline/error.h>

#include <catch2/catch.hpp>
#include <set>

using namespace dateline;

TEST_CASE("every code has its exit status, HTTP status and name", "[archive]") {
  struct Row {
    ErrorCode code;
    int exit;
    int http;
    const char* name;
  };
  const Row rows[] = {
      {ErrorCode::usage, 64, 400, "usage"},
      {ErrorCode::query, 64, 400, "query"},
      {ErrorCode::bad_data, 65, 422, "bad_data"},
      {ErrorCode::not_found, 66, 404, "not_found"},
      {ErrorCode::internal, 70, 500, "internal"},
      {ErrorCode::cannot_create, 73, 500, "cannot_create"},
      {ErrorCode::io, 74, 500, "io"},
      {ErrorCode::locked, 75, 503, "locked"},
      {ErrorCode::timeout, 75, 504, "timeout"},
      {ErrorCode::damaged, 76, 500, "damaged"},
      {ErrorCode::newer_format, 76, 500, "newer_format"},
      {ErrorCode::interrupted, 130, 503, "interrupted"},
  };
  std::set<std::string_view> names;
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(exit_status(row.code) == row.exit);
    CHECK(http_status(row.code) == row.http);
    CHECK(error_name(row.code) == row.name);
    names.insert(error_name(row.code));
  }
  CHECK(names.size() == std::size(rows));
}

TEST_CASE("an error carries its message, context and hint", "[archive]") {
  const Error error(ErrorCode::io, "cannot write /a", "/a", "free some space");
  CHECK(std::string(error.what()) == "cannot write /a");
  CHECK(error.code() == ErrorCode::io);
  CHECK(error.context() == "/a");
  CHECK(error.hint() == "free some space");
  CHECK(Error(ErrorCode::usage, "x").hint().empty());
}
