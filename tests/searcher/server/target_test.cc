#include "searcher/server/target.h"

#include <catch2/catch.hpp>

#include <dateline/error.h>

#include "searcher/output/words.h"

namespace dateline {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("an address is taken apart before it is decoded", "[server]") {
  struct Row {
    std::string target;
    std::vector<std::string> segments;
    Pairs parameters;
  };
  const std::vector<Row> rows = {
      {"/", {}, {}},
      {"/api/search?q=bridge+tunnel", {"api", "search"}, {{"q", "bridge tunnel"}}},
      {"/api/article/http%3A%2F%2Fa.example%2Fx", {"api", "article", "http://a.example/x"}, {}},
      {"/a+b", {"a+b"}, {}},  // a blank only among the parameters
      {"/x?a=1&a=2&&b&c==d", {"x"}, {{"a", "1"}, {"a", "2"}, {"b", ""}, {"c", "=d"}}},
      {"/x?q=%C3%A9%26%3D", {"x"}, {{"q", "é&="}}},
      {"/x?q=1#part", {"x"}, {{"q", "1"}}},
      {"//x", {"", "x"}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    const Target target = read_target(row.target);
    CHECK(target.segments == row.segments);
    CHECK(target.parameters == row.parameters);
  }
}

TEST_CASE("an address that cannot be decoded is refused", "[server]") {
  for (const char* target : {"", "x", "http://a/", "*", "/%", "/%4", "/%zz", "/%00", "/%C3", "/x?q=%00", "/x?q=%FF",
                             "/x?%C0%AF=1", "/%ED%A0%80"}) {
    CAPTURE(target);
    CHECK_THROWS_AS(read_target(target), Error);
  }
}

TEST_CASE("what is encoded decodes to itself", "[server]") {
  for (const char* text : {"", "a b+c", "é/?&=#%", "http://a.example/x?y=z", "\x01\x7F", "日本語"}) {
    CHECK(percent_decoded(percent_encoded(text), false) == text);
    CHECK(percent_decoded(percent_encoded(text), true) == text);
  }
  CHECK(percent_encoded("a b/~") == "a%20b%2F~");
}

}  // namespace
}  // namespace dateline
