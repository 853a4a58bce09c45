// Date conditions of queries, read and written.
#include <algorithm>
#include <charconv>
#include <string>

#include "common/dates/dates.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr local_days kFirst{year{1000} / 1 / 1};
constexpr local_days kLast{year{9999} / 12 / 31};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

DayRange from_to(local_days first, local_days last) { return {.first = first, .last = last, .undated = false}; }

DayRange month_range(year_month month) { return from_to(local_days{month / 1}, local_days{month / std::chrono::last}); }
DayRange year_range(year y) { return from_to(local_days{y / 1 / 1}, local_days{y / 12 / 31}); }

// The same day of an earlier month, or its last day if it is shorter.
local_days months_before(local_days day, int count) {
  const year_month_day ymd{day};
  const year_month month = year_month{ymd.year(), ymd.month()} - months{count};
  const year_month_day same = month / ymd.day();
  return same.ok() ? local_days{same} : local_days{month / std::chrono::last};
}

// "-7d": as many whole units as end with today.
std::optional<DayRange> last_units(std::string_view text, local_days today) {
  if (text.size() < 3 || text.front() != '-') return std::nullopt;
  const char unit = text.back();
  const std::string_view digits = text.substr(1, text.size() - 2);
  // Whoever asks for more days than there are gets all of them.
  constexpr int kMost = 3'000'000;
  int count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (end != digits.data() + digits.size() || digits.front() == '-') return std::nullopt;
  if (error == std::errc::result_out_of_range) count = kMost;
  if (count < 1) return std::nullopt;
  count = std::min(count, kMost);
  constexpr int kMostMonths = 12 * 9000;
  local_days first = today;
  switch (unit) {
    case 'd':
      first = today - days{count - 1};
      break;
    case 'w':
      first = today - days{7 * (count - 1) + 6};
      break;
    case 'm':
      first = months_before(today, std::min(count, kMostMonths)) + days{1};
      break;
    case 'y':
      first = months_before(today, 12 * std::min(count, kMostMonths / 12)) + days{1};
      break;
    default:
      return std::nullopt;
  }
  return from_to(std::max(first, kFirst), today);
}

std::optional<DayRange> phrase(std::string_view text, local_days today) {
  const year_month_day ymd{today};
  const year_month this_month{ymd.year(), ymd.month()};
  // Weeks begin on Monday (ISO 8601).
  const local_days monday = today - (std::chrono::weekday{today} - std::chrono::Monday);
  if (text == "today") return from_to(today, today);
  if (text == "yesterday") return from_to(today - days{1}, today - days{1});
  if (text == "this week") return from_to(monday, monday + days{6});
  if (text == "last week") return from_to(monday - days{7}, monday - days{1});
  if (text == "this month") return month_range(this_month);
  if (text == "last month") return month_range(this_month - months{1});
  if (text == "this year") return year_range(ymd.year());
  if (text == "last year") return year_range(ymd.year() - years{1});
  return last_units(text, today);
}

// One date or phrase.
std::optional<DayRange> single(std::string_view text, local_days today) {
  if (const auto date = date_from_string(text)) return from_to(first_day(*date), last_day(*date));
  return phrase(text, today);
}

struct Ends {
  std::string_view first, last;
};

std::optional<Ends> split_at(std::string_view text, std::string_view separator) {
  const auto at = text.find(separator);
  if (at == std::string_view::npos) return std::nullopt;
  return Ends{trim(text.substr(0, at)), trim(text.substr(at + separator.size()))};
}

std::optional<DayRange> range(const Ends& ends, bool may_be_open, local_days today) {
  if (ends.first.empty() && ends.last.empty()) return std::nullopt;
  if ((ends.first.empty() || ends.last.empty()) && !may_be_open) return std::nullopt;
  DayRange out;
  if (!ends.first.empty()) {
    const auto first = single(ends.first, today);
    if (!first) return std::nullopt;
    out.first = first->first;
  }
  if (!ends.last.empty()) {
    const auto last = single(ends.last, today);
    if (!last) return std::nullopt;
    out.last = last->last;
  }
  if (out.first && out.last && *out.first > *out.last) return std::nullopt;
  return out;
}

// The coarsest precision at which the ends are bounds of periods; a range whose ends differ in it would be shorter
// ("2024..2024-02"), but hard to read.
Precision precision_of(const DayRange& range) {
  for (const Precision precision : {Precision::year, Precision::month}) {
    const auto fits = [&](const std::optional<local_days>& day, local_days (*end_of)(const Date&)) {
      return !day || end_of(Date{.day = *day, .precision = precision}) == *day;
    };
    if (fits(range.first, first_day) && fits(range.last, last_day)) return precision;
  }
  return Precision::day;
}

}  // namespace

std::optional<DayRange> parse_day_range(std::string_view text, std::chrono::local_days today) {
  const std::string lower = squeeze_blanks(lower_ascii(text));
  if (lower == "none") return DayRange{.undated = true};
  if (const auto ends = split_at(lower, "..")) return range(*ends, true, today);
  if (const auto ends = split_at(lower, " to ")) return range(*ends, false, today);
  if (const auto ends = split_at(lower, "/")) return range(*ends, false, today);
  return single(lower, today);
}

std::string to_string(const DayRange& range) {
  if (range.undated) return "none";
  const Precision precision = precision_of(range);
  const auto text_of = [&](const std::optional<local_days>& day) {
    return day ? to_string(Date{.day = *day, .precision = precision}) : std::string();
  };
  const std::string first = text_of(range.first), last = text_of(range.last);
  return first == last && range.first ? first : first + ".." + last;
}

}  // namespace dateline
