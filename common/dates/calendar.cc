// Days and instants of dates.
#include "common/dates/dates.h"

namespace dateline {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;
using std::chrono::years;

std::chrono::local_days first_day(const Date& date) {
  const year_month_day day{date.day};
  switch (date.precision) {
    case Precision::year:
      return local_days{day.year() / 1 / 1};
    case Precision::month:
      return local_days{day.year() / day.month() / 1};
    default:
      return date.day;
  }
}

std::chrono::local_days last_day(const Date& date) {
  const year_month_day day{date.day};
  switch (date.precision) {
    case Precision::year:
      return local_days{day.year() / 12 / 31};
    case Precision::month:
      return local_days{day.year() / day.month() / std::chrono::last};
    default:
      return date.day;
  }
}

std::int64_t instant(const Date& date) {
  using std::chrono::seconds;
  const seconds local = first_day(date).time_since_epoch() + date.time;
  return (local - seconds(date.offset.value_or(std::chrono::minutes{0}))).count();
}

Date date_of(std::chrono::system_clock::time_point time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const auto day = std::chrono::floor<days>(seconds);
  return Date{.day = local_days{day.time_since_epoch()},
              .time = seconds - day,
              .offset = std::chrono::minutes{0},
              .precision = Precision::second};
}

}  // namespace dateline
