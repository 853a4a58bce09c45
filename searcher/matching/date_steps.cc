#include "searcher/matching/date_steps.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace dateline {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 5> kNames{"day", "week", "month", "year", "decade"};
constexpr std::int32_t kDaysAWeek = 7;
// 1970-01-01 was a Thursday, three days into its week.
constexpr std::int32_t kMondayOffset = 3;
constexpr std::int32_t kThursday = 3;
constexpr int kMonthsAYear = 12;
constexpr int kYearsADecade = 10;

constexpr std::int32_t floor_quotient(std::int32_t number, std::int32_t by) noexcept {
  return number >= 0 ? number / by : -((by - 1 - number) / by);
}

chrono::year_month_day calendar(std::int32_t day) noexcept {
  return chrono::year_month_day(chrono::local_days(chrono::days(day)));
}

std::int32_t number_of(chrono::year_month_day day) noexcept {
  return static_cast<std::int32_t>(chrono::local_days(day).time_since_epoch().count());
}

std::int32_t monday_of(std::int32_t week) noexcept { return week * kDaysAWeek - kMondayOffset; }

chrono::year_month month_of(std::int32_t bucket) noexcept {
  const std::int32_t year = floor_quotient(bucket, kMonthsAYear);
  return chrono::year(year) / chrono::month(static_cast<unsigned>(bucket - year * kMonthsAYear + 1));
}

std::string week_name(std::int32_t week) {
  const std::int32_t thursday = monday_of(week) + kThursday;
  const chrono::year year = calendar(thursday).year();
  const std::int32_t number = (thursday - number_of(year / chrono::January / 1)) / kDaysAWeek + 1;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-W%02d", static_cast<int>(year), static_cast<int>(number));
  return text;
}

}  // namespace

std::optional<DateStep> date_step_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<DateStep>(i);
  }
  return std::nullopt;
}

std::string_view name_of(DateStep step) noexcept { return kNames[static_cast<std::size_t>(step)]; }

std::int32_t bucket_at(std::int32_t day, DateStep step) noexcept {
  if (step == DateStep::day) return day;
  if (step == DateStep::week) return floor_quotient(day + kMondayOffset, kDaysAWeek);
  const auto ymd = calendar(day);
  const int year = static_cast<int>(ymd.year());
  if (step == DateStep::decade) return floor_quotient(year, kYearsADecade);
  return step == DateStep::year ? year : year * kMonthsAYear + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
}

DaySpan days_of_bucket(std::int32_t bucket, DateStep step) noexcept {
  switch (step) {
    case DateStep::day:
      break;
    case DateStep::week:
      return {monday_of(bucket), monday_of(bucket) + kDaysAWeek - 1};
    case DateStep::month:
      return {number_of(month_of(bucket) / 1), number_of(month_of(bucket) / chrono::last)};
    case DateStep::year:
      return {number_of(chrono::year(bucket) / chrono::January / 1),
              number_of(chrono::year(bucket) / chrono::December / 31)};
    case DateStep::decade: {
      const int first = bucket * kYearsADecade;
      return {number_of(chrono::year(first) / chrono::January / 1),
              number_of(chrono::year(first + kYearsADecade - 1) / chrono::December / 31)};
    }
  }
  return {bucket, bucket};
}

std::string bucket_name(std::int32_t bucket, DateStep step) {
  const std::string day = day_name(days_of_bucket(bucket, step).first);
  switch (step) {
    case DateStep::day:
      break;
    case DateStep::week:
      return week_name(bucket);
    case DateStep::month:
      return day.substr(0, day.rfind('-'));
    case DateStep::year:
      return day.substr(0, day.find('-', 1));
    case DateStep::decade:
      return day.substr(0, day.find('-', 1)) + "s";
  }
  return day;
}

std::string day_name(std::int32_t day) {
  const auto ymd = calendar(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                static_cast<unsigned>(ymd.day()));
  return text;
}

}  // namespace dateline
