#include "searcher/matching/date_steps.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("days fall into the weeks, months and years that the calendar says", "[matching]") {
  struct Row {
    std::int32_t day;
    const char *name, *week, *month, *year;
  };
  // Weeks at the turn of the year: ISO 8601's own examples (https://en.wikipedia.org/wiki/ISO_week_date).
  const Row rows[] = {
      {0, "1970-01-01", "1970-W01", "1970-01", "1970"},      {-1, "1969-12-31", "1970-W01", "1969-12", "1969"},
      {12784, "2005-01-01", "2004-W53", "2005-01", "2005"},  {12785, "2005-01-02", "2004-W53", "2005-01", "2005"},
      {13513, "2006-12-31", "2006-W52", "2006-12", "2006"},  {13514, "2007-01-01", "2007-W01", "2007-01", "2007"},
      {14242, "2008-12-29", "2009-W01", "2008-12", "2008"},  {14245, "2009-01-01", "2009-W01", "2009-01", "2009"},
      {14612, "2010-01-03", "2009-W53", "2010-01", "2010"},  {19782, "2024-02-29", "2024-W09", "2024-02", "2024"},
      {-30000, "1887-11-12", "1887-W45", "1887-11", "1887"}, {-719162, "0001-01-01", "0001-W01", "0001-01", "0001"}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(day_name(row.day) == row.name);
    const auto name = [&](DateStep step) { return bucket_name(bucket_at(row.day, step), step); };
    CHECK(name(DateStep::day) == row.name);
    CHECK(name(DateStep::week) == row.week);
    CHECK(name(DateStep::month) == row.month);
    CHECK(name(DateStep::year) == row.year);
  }
}

TEST_CASE("a decade begins with a year that ends in 0", "[matching]") {
  for (const auto& [day, name] : {std::pair{0, "1970s"}, {-1, "1960s"}, {18261, "2010s"}, {18262, "2020s"}}) {
    CHECK(bucket_name(bucket_at(day, DateStep::decade), DateStep::decade) == name);
  }
}

TEST_CASE("buckets lie side by side and hold their days", "[matching]") {
  for (const DateStep step : {DateStep::day, DateStep::week, DateStep::month, DateStep::year, DateStep::decade}) {
    for (std::int32_t day = -150000; day < 40000; day += 13) {
      const std::int32_t bucket = bucket_at(day, step);
      const DaySpan days = days_of_bucket(bucket, step);
      REQUIRE((days.first <= day && day <= days.last));
      REQUIRE(bucket_at(days.first, step) == bucket);
      REQUIRE(bucket_at(days.last, step) == bucket);
      REQUIRE(bucket_at(days.last + 1, step) == bucket + 1);
    }
    CHECK(date_step_named(name_of(step)) == step);
  }
  CHECK_FALSE(date_step_named("hour"));
}

}  // namespace
}  // namespace dateline
