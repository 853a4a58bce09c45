#include "searcher/server/parameters.h"

#include <array>
#include <catch2/catch.hpp>

#include <dateline/error.h>

namespace dateline {
namespace {

using Given = std::vector<std::pair<std::string, std::string>>;

constexpr std::array kTable{
    Parameter{.name = "q"},
    Parameter{.name = "limit", .kind = ParameterKind::number, .default_value = "10", .min = 1, .max = 100},
    Parameter{.name = "sort", .kind = ParameterKind::choice, .default_value = "newest", .choices = "newest|oldest"},
    Parameter{.name = "strict", .kind = ParameterKind::truth, .default_value = "0"},
    Parameter{.name = "facet", .repeats = true},
};

TEST_CASE("parameters are read by their table", "[server]") {
  const Arguments none = Arguments::parse(kTable, {});
  CHECK(none.number("limit") == 10);
  CHECK(none.text("sort") == "newest");
  CHECK_FALSE(none.truth("strict"));
  CHECK_FALSE(none.has("q"));
  CHECK(none.texts("facet").empty());

  const Arguments all = Arguments::parse(
      kTable, {{"q", ""}, {"limit", "100"}, {"sort", "oldest"}, {"strict", "true"}, {"facet", "a"}, {"facet", "b"}});
  CHECK(all.has("q"));
  CHECK(all.number("limit") == 100);
  CHECK(all.text("sort") == "oldest");
  CHECK(all.truth("strict"));
  CHECK(all.texts("facet") == std::vector<std::string>{"a", "b"});

  // A form sends the fields that nobody filled in.
  CHECK(Arguments::parse(kTable, {{"limit", ""}, {"sort", ""}}).number("limit") == 10);
}

TEST_CASE("a parameter that is wrong is named", "[server]") {
  struct Row {
    Given given;
    std::string name;
  };
  const std::vector<Row> rows = {
      {{{"nope", "1"}}, "nope"},       {{{"limit", "0"}}, "limit"},    {{{"limit", "101"}}, "limit"},
      {{{"limit", "-1"}}, "limit"},    {{{"limit", "1.5"}}, "limit"},  {{{"limit", "99999999999999999999"}}, "limit"},
      {{{"limit", " 1"}}, "limit"},    {{{"sort", "new"}}, "sort"},    {{{"sort", "newest|oldest"}}, "sort"},
      {{{"strict", "yes"}}, "strict"}, {{{"q", "a"}, {"q", "b"}}, "q"}};
  for (const Row& row : rows) {
    CAPTURE(row.given.front().second);
    try {
      static_cast<void>(Arguments::parse(kTable, row.given));
      FAIL("was taken");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      CHECK(error.context() == row.name);
    }
  }
  CHECK_THROWS_AS(Arguments::parse(kTable, Given(Arguments::kMostValues + 1, {"facet", "x"})), Error);
  constexpr std::array kNeeds{Parameter{.name = "name", .required = true}};
  CHECK_THROWS_AS(Arguments::parse(kNeeds, {}), Error);
}

}  // namespace
}  // namespace dateline
