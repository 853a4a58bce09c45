#include "searcher/web/calendar.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

constexpr std::int32_t kFirstOfMarch = 18687;  // 2021-03-01

TEST_CASE("missing days are told in stretches, within the days that were asked for", "[web]") {
  struct Row {
    std::map<std::int32_t, std::uint32_t> held;
    std::vector<std::string> missing;
  };
  const Row rows[] = {
      {{}, {"2021-03-01 to 2021-03-31 (31 days)"}},
      {{{kFirstOfMarch, 2}}, {"2021-03-02 to 2021-03-31 (30 days)"}},
      {{{kFirstOfMarch + 1, 1}, {kFirstOfMarch + 2, 1}}, {"2021-03-01", "2021-03-04 to 2021-03-31 (28 days)"}},
      {{{kFirstOfMarch - 1, 1}, {kFirstOfMarch + 30, 1}, {kFirstOfMarch + 31, 1}},
       {"2021-03-01 to 2021-03-30 (30 days)"}},
  };
  for (const Row& row : rows) {
    std::vector<std::string> found;
    for (const MissingDays each : missing_days({.by_day = row.held}, {kFirstOfMarch, kFirstOfMarch + 30})) {
      found.push_back(missing_words(each));
    }
    CHECK(found == row.missing);
  }
}

TEST_CASE("what is missing and what is held make up all days", "[web]") {
  SourceHoldings source;
  for (std::int32_t day = 0; day < 400; ++day) {
    if (day * day % 7 < 3) source.by_day[day] = 1;
  }
  for (std::int32_t first = 0; first < 60; ++first) {
    for (const std::int32_t last : {first, first + 1, first + 100}) {
      std::size_t days = 0;
      for (const MissingDays each : missing_days(source, {first, last})) {
        for (std::int32_t day = each.first_day; day <= each.last_day; ++day, ++days) {
          REQUIRE(source.by_day.count(day) == 0);
        }
      }
      for (std::int32_t day = first; day <= last; ++day) days += source.by_day.count(day);
      REQUIRE(days == static_cast<std::size_t>(last - first + 1));
    }
  }
}

TEST_CASE("outlets together have the articles of all of them", "[web]") {
  const SourceHoldings one{.source = "a", .articles = 3, .undated = 1, .by_day = {{5, 2}}};
  const SourceHoldings other{.source = "b", .articles = 4, .by_day = {{5, 1}, {9, 3}}};
  const SourceHoldings all = together({one, other});
  CHECK(all.articles == 7);
  CHECK(all.undated == 1);
  CHECK(all.by_day == std::map<std::int32_t, std::uint32_t>{{5, 3}, {9, 3}});
  CHECK(held_days(all) == DaySpan{5, 9});
}

TEST_CASE("a calendar draws the latest years alone, and links days only where there is a search for them", "[web]") {
  SourceHoldings source;
  for (std::int32_t year = 0; year < 20; ++year) source.by_day[days_of_bucket(2000 + year, DateStep::year).first] = 1;
  const std::string page = calendars(source, held_days(source), Address("/")).take();
  CHECK(page.find("<h3>2011</h3>") == std::string::npos);
  CHECK(page.find("<h3>2012</h3>") != std::string::npos);
  CHECK(page.find("href=\"/?from=2019-01-01&amp;to=2019-01-01\"") != std::string::npos);
  CHECK(calendars(source, held_days(source), std::nullopt).take().find("href") == std::string::npos);
}

}  // namespace
}  // namespace dateline
