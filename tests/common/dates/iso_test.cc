// to_string(Date), date_from_string(), and the days and instants of dates.
#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "common/dates/dates.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year;

namespace {

std::string again(const char* text) {
  const auto date = date_from_string(text);
  return date ? to_string(*date) : "-";
}

Date random_date(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t bound) { return static_cast<int>(random() % bound); };
  Date date;
  const auto first = local_days{year{1000} / 1 / 1};
  date.day = first + std::chrono::days{below(3'287'181)};  // up to the end of 9999
  date.precision = static_cast<Precision>(below(5));
  if (date.precision == Precision::year || date.precision == Precision::month) date.day = first_day(date);
  if (date.precision >= Precision::minute) {
    date.time = seconds{60 * below(1440)};
    if (date.precision == Precision::second) date.time += seconds{below(60)};
    if (below(3) > 0) date.offset = minutes{15 * (below(105) - 48)};
  }
  return date;
}

}  // namespace

TEST_CASE("ISO 8601 is read and written in one form", "[dates]") {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : std::initializer_list<Row>{{"2023", "2023"},
                                                   {"2023-08", "2023-08"},
                                                   {"2023-08-31", "2023-08-31"},
                                                   {"2023-08-31T00:45", "2023-08-31T00:45:00"},
                                                   {"2023-08-31 00:45", "2023-08-31T00:45:00"},
                                                   {"2023-08-31T00:45:30", "2023-08-31T00:45:30"},
                                                   {"2023-08-31T00:45:30.999", "2023-08-31T00:45:30"},
                                                   {"2023-08-31T00:45:30,5Z", "2023-08-31T00:45:30Z"},
                                                   {"2023-08-31t00:45z", "2023-08-31T00:45:00Z"},
                                                   {"2023-08-31T00:45:00+00:00", "2023-08-31T00:45:00Z"},
                                                   {"2023-08-31T00:45:00+07:00", "2023-08-31T00:45:00+07:00"},
                                                   {"2023-08-31T00:45:00-0330", "2023-08-31T00:45:00-03:30"},
                                                   {"2023-08-31T00:45:00+07", "2023-08-31T00:45:00+07:00"},
                                                   {"2024-02-29", "2024-02-29"},
                                                   {"1000-01-01", "1000-01-01"},
                                                   {"9999-12-31", "9999-12-31"}}) {
    INFO(row.text);
    CHECK(again(row.text) == row.expected);
  }
}

TEST_CASE("anything but ISO 8601 gives no value", "[dates]") {
  for (const char* text : {"",
                           " 2023",
                           "2023 ",
                           "202",
                           "20233",
                           "0999",
                           "2023-",
                           "2023-8",
                           "2023-13",
                           "2023-00",
                           "2023-08-",
                           "2023-08-1",
                           "2023-08-32",
                           "2023-02-29",
                           "2023-06-31",
                           "2023/08/31",
                           "20230831",
                           "2023-08-31T",
                           "2023-08-31T24:00",
                           "2023-08-31T12:60",
                           "2023-08-31T12:00:60",
                           "2023-08-31T1:00",
                           "2023-08-31T12",
                           "2023-08-31T12:00:00.",
                           "2023-08-31T12:00:00+",
                           "2023-08-31T12:00:00+7",
                           "2023-08-31T12:00:00+99:00",
                           "2023-08-31T12:00:00+07:60",
                           "2023-08-31T12:00:00ZZ",
                           "2023-08-31T12:00:00Z ",
                           "2023-08-31  12:00",
                           "-2023-08-31",
                           "+2023",
                           "31.08.2023",
                           "2023-08-31T12:00:00 +07:00",
                           "2023-08-3\xC2\xB9"}) {
    INFO(text);
    CHECK(again(text) == "-");
  }
}

TEST_CASE("every date reads back as it was written", "[dates]") {
  const unsigned long long seed = dateline::testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    Date date = random_date(random);
    const std::string text = to_string(date);
    const auto read = date_from_string(text);
    INFO(text);
    REQUIRE(read);
    // Seconds are always written, so a minute comes back as a second.
    if (date.precision == Precision::minute) date.precision = Precision::second;
    REQUIRE(*read == date);
    REQUIRE(to_string(*read) == text);
  }
}

TEST_CASE("plausible dates read back by parse_date too", "[dates]") {
  const unsigned long long seed = dateline::testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 3'000; ++i) {
    const Date date = random_date(random);
    const auto date_year = std::chrono::year_month_day{date.day}.year();
    const bool plausible = date_year >= year{1600} && date_year <= year{2199};
    const auto read = parse_date(to_string(date));
    INFO(to_string(date));
    REQUIRE(read.has_value() == plausible);
    if (plausible) REQUIRE(to_string(*read) == to_string(date));
  }
}

TEST_CASE("one changed byte never makes an impossible date", "[dates]") {
  const unsigned long long seed = dateline::testing::test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = to_string(random_date(random));
    text[random() % text.size()] = static_cast<char>(random());
    const auto date = date_from_string(text);
    if (!date) continue;
    REQUIRE(std::chrono::year_month_day{date->day}.ok());
    REQUIRE(date->time < std::chrono::hours{24});
    REQUIRE(date_from_string(to_string(*date)));
  }
}

TEST_CASE("a coarse date has a first and a last day", "[dates]") {
  struct Row {
    const char* text;
    const char* first;
    const char* last;
  };
  for (const Row& row : std::initializer_list<Row>{{"2023", "2023-01-01", "2023-12-31"},
                                                   {"2023-08", "2023-08-01", "2023-08-31"},
                                                   {"2024-02", "2024-02-01", "2024-02-29"},
                                                   {"2023-02", "2023-02-01", "2023-02-28"},
                                                   {"2023-08-31", "2023-08-31", "2023-08-31"},
                                                   {"2023-08-31T23:59:59-11:00", "2023-08-31", "2023-08-31"}}) {
    INFO(row.text);
    const Date date = *date_from_string(row.text);
    CHECK(to_string(Date{.day = first_day(date)}) == row.first);
    CHECK(to_string(Date{.day = last_day(date)}) == row.last);
  }
}

TEST_CASE("instants count seconds in UTC", "[dates]") {
  struct Row {
    const char* text;
    std::int64_t seconds;
  };
  for (const Row& row : std::initializer_list<Row>{{"1970-01-01", 0},
                                                   {"1970", 0},
                                                   {"1969-12-31", -86400},
                                                   {"2023-08-31T00:45:00Z", 1693442700},
                                                   {"2023-08-31T07:45:00+07:00", 1693442700},
                                                   {"2023-08-30T19:45:00-05:00", 1693442700},
                                                   {"2023-08-31T00:45:00", 1693442700},
                                                   {"2023-08", 1690848000}}) {
    INFO(row.text);
    CHECK(instant(*date_from_string(row.text)) == row.seconds);
  }
}

TEST_CASE("a clock's time point is a date in UTC", "[dates]") {
  const auto at = [](std::int64_t ms) { return std::chrono::system_clock::time_point(std::chrono::milliseconds(ms)); };
  CHECK(to_string(date_of(at(1693442700'999))) == "2023-08-31T00:45:00Z");
  CHECK(to_string(date_of(at(-1))) == "1969-12-31T23:59:59Z");
  CHECK(instant(date_of(at(1693442700'000))) == 1693442700);
}
