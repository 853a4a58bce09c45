#include "common/dates/persian.h"

namespace dateline {
namespace {

// Leap years of the 33-year cycle, which agrees with the astronomical calendar for 1178 to 1633
// (Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996).
bool is_leap(std::uint64_t year) { return (25 * year + 11) % 33 < 8; }

std::uint64_t days_in_month(std::uint64_t year, std::uint64_t month) {
  if (month <= 6) return 31;
  return month < 12 || is_leap(year) ? 30 : 29;
}

}  // namespace

std::optional<std::chrono::local_days> persian_day(std::uint64_t year, std::uint64_t month, std::uint64_t day) {
  using std::chrono::days;
  using std::chrono::local_days;
  if (year < 1250 || year > 1550 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    return std::nullopt;
  }
  // 1 Farvardin 1250 was 21 March 1871.
  local_days at{std::chrono::year{1871} / 3 / 21};
  for (std::uint64_t y = 1250; y < year; ++y) at += days{is_leap(y) ? 366 : 365};
  for (std::uint64_t m = 1; m < month; ++m) at += days{static_cast<int>(days_in_month(year, m))};
  return at + days{static_cast<int>(day) - 1};
}

}  // namespace dateline
