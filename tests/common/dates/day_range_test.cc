// Date conditions of queries.
#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "common/dates/dates.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using std::chrono::local_days;
using std::chrono::year;

namespace {

// A Wednesday in a leap year.
constexpr local_days kToday{year{2024} / 3 / 13};

std::string day_text(const std::optional<local_days>& day) { return day ? to_string(Date{.day = *day}) : ""; }

std::string read(std::string_view text, local_days today = kToday) {
  const auto range = parse_day_range(text, today);
  if (!range) return "-";
  if (range->undated) return "undated";
  return day_text(range->first) + ".." + day_text(range->last);
}

}  // namespace

TEST_CASE("date conditions are read with both ends inclusive", "[dates]") {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"2024", "2024-01-01..2024-12-31"},
           {"2024-02", "2024-02-01..2024-02-29"},
           {"2024-03-05", "2024-03-05..2024-03-05"},
           {"2023..2024", "2023-01-01..2024-12-31"},
           {"2024-01..2024-02", "2024-01-01..2024-02-29"},
           {"2024-01-15 .. 2024-02", "2024-01-15..2024-02-29"},
           {"2024..", "2024-01-01.."},
           {"..2024-02", "..2024-02-29"},
           {"2024-01 TO 2024-02", "2024-01-01..2024-02-29"},
           {"2024-01 to 2024-02", "2024-01-01..2024-02-29"},
           {"2024-01/2024-02", "2024-01-01..2024-02-29"},
           {"2023-08-31T00:45:00..2023-09-01", "2023-08-31..2023-09-01"},
           {"today", "2024-03-13..2024-03-13"},
           {"Yesterday", "2024-03-12..2024-03-12"},
           {"yesterday..today", "2024-03-12..2024-03-13"},
           {"-7d", "2024-03-07..2024-03-13"},
           {"-1d", "2024-03-13..2024-03-13"},
           {"-1w", "2024-03-07..2024-03-13"},
           {"-2w", "2024-02-29..2024-03-13"},
           {"-1m", "2024-02-14..2024-03-13"},
           {"-1y", "2023-03-14..2024-03-13"},
           {"-7d..", "2024-03-07.."},
           {"this week", "2024-03-11..2024-03-17"},
           {"last week", "2024-03-04..2024-03-10"},
           {"  LAST   Month ", "2024-02-01..2024-02-29"},
           {"this month", "2024-03-01..2024-03-31"},
           {"last year", "2023-01-01..2023-12-31"},
           {"this year", "2024-01-01..2024-12-31"},
           {"last month..today", "2024-02-01..2024-03-13"},
           {"none", "undated"},
           {"None", "undated"},
           // Nobody has that many days: all of them.
           {"-99999999999d", "1000-01-01..2024-03-13"},
           {"-2147483647w", "1000-01-01..2024-03-13"},
           {"-999999m", "1000-01-01..2024-03-13"},
           {"-999999y", "1000-01-01..2024-03-13"},
       }) {
    INFO(row.text);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("months without the same day end earlier", "[dates]") {
  CHECK(read("-1m", local_days{year{2024} / 3 / 31}) == "2024-03-01..2024-03-31");
  CHECK(read("-1m", local_days{year{2023} / 3 / 31}) == "2023-03-01..2023-03-31");
  CHECK(read("-1y", local_days{year{2024} / 2 / 29}) == "2023-03-01..2024-02-29");
  CHECK(read("last month", local_days{year{2024} / 1 / 15}) == "2023-12-01..2023-12-31");
  CHECK(read("last week", local_days{year{2024} / 1 / 1}) == "2023-12-25..2023-12-31");
}

TEST_CASE("what cannot be read gives no value", "[dates]") {
  for (const char* text : {"",
                           " ",
                           "..",
                           "2024-13",
                           "2024-02-30",
                           "tomorrow morning",
                           "7d",
                           "-d",
                           "-7",
                           "-0d",
                           "--7d",
                           "-7x",
                           "-7dd",
                           "2025..2024",
                           "2024-02..2024-01",
                           "today..yesterday",
                           "none..2024",
                           "2024..none",
                           "2024/",
                           "/2024",
                           "2024/03/05",
                           "2024 TO",
                           "a..b",
                           "2024...2025",
                           "24",
                           "2024-3",
                           "31.08.2023",
                           "last",
                           "last decade"}) {
    INFO(text);
    CHECK(read(text) == "-");
  }
}

TEST_CASE("ranges are written in their shortest form", "[dates]") {
  for (const char* text : {"2024", "2024-02", "2024-03-05", "2023..2024", "2024-01..2024-02", "2024-01-15..2024-02-29",
                           "2024..", "..2024", "..2024-02-28", "2024-02-02..", "none"}) {
    INFO(text);
    CHECK(to_string(*parse_day_range(text, kToday)) == text);
  }
  CHECK(to_string(*parse_day_range("2024-01-01..2024-12-31", kToday)) == "2024");
  CHECK(to_string(*parse_day_range("2024-03-01..2024-03-31", kToday)) == "2024-03");
  CHECK(to_string(*parse_day_range("last month", kToday)) == "2024-02");
  CHECK(to_string(*parse_day_range("today", kToday)) == "2024-03-13");
}

TEST_CASE("every range reads back as it was written", "[dates]") {
  const unsigned long long seed = dateline::testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto day = [&] {
    return local_days{year{1900} / 1 / 1} + std::chrono::days{static_cast<int>(random() % 100'000)};
  };
  for (int i = 0; i < 5'000; ++i) {
    DayRange range{.first = day(), .last = day()};
    if (i % 3 == 0) range.first = local_days{std::chrono::year_month_day{*range.first}.year() / 1 / 1};
    if (i % 4 == 0) range.last = last_day(Date{.day = *range.last, .precision = Precision::month});
    if (*range.first > *range.last) std::swap(range.first, range.last);
    if (i % 10 == 1) range.first.reset();
    if (i % 10 == 2) range.last.reset();
    INFO(to_string(range));
    REQUIRE(parse_day_range(to_string(range), kToday) == range);
  }
}
