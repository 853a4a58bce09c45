#include "searcher/query/days.h"

#include <algorithm>
#include <cstdio>

namespace dateline {
namespace {

using std::chrono::local_days;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

local_days first_of(year y) { return local_days{y / 1 / 1}; }
local_days last_of(year y) { return local_days{y / 12 / 31}; }
local_days first_of(year_month m) { return local_days{m / 1}; }
local_days last_of(year_month m) { return local_days{m / std::chrono::last}; }

std::string year_term(char prefix, year y) {
  char text[16];
  std::snprintf(text, sizeof text, "%c%04d", prefix, static_cast<int>(y));
  return text;
}

std::string month_term(char prefix, year_month m) {
  char text[24];
  std::snprintf(text, sizeof text, "%c%04d%02u", prefix, static_cast<int>(m.year()), static_cast<unsigned>(m.month()));
  return text;
}

std::string day_term(local_days day) {
  const year_month_day ymd{day};
  char text[24];
  std::snprintf(text, sizeof text, "D%04d%02u%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                static_cast<unsigned>(ymd.day()));
  return text;
}

void add_month(year_month m, local_days first, local_days last, std::vector<std::string>& terms) {
  if (first <= first_of(m) && last_of(m) <= last) {
    terms.push_back(month_term('M', m));
    return;
  }
  terms.push_back(month_term('D', m));
  const local_days end = std::min(last, last_of(m));
  for (local_days day = std::max(first, first_of(m)); day <= end; day += std::chrono::days{1}) {
    terms.push_back(day_term(day));
  }
}

void add_year(year y, local_days first, local_days last, std::vector<std::string>& terms) {
  if (first <= first_of(y) && last_of(y) <= last) {
    terms.push_back(year_term('Y', y));
    return;
  }
  terms.push_back(year_term('D', y));
  for (unsigned number = 1; number <= 12; ++number) {
    const year_month m = y / month{number};
    if (last_of(m) >= first && first_of(m) <= last) add_month(m, first, last, terms);
  }
}

}  // namespace

std::vector<std::string> terms_of_days(local_days first, local_days last) {
  std::vector<std::string> terms;
  if (last < first) return terms;
  const year end = year_month_day{last}.year();
  for (year y = year_month_day{first}.year(); y <= end; ++y) add_year(y, first, last, terms);
  return terms;
}

std::optional<DayWindow> dated_years(const Manifest& manifest) {
  std::optional<DayWindow> window;
  for (const ShardInfo& shard : manifest.shards) {
    const auto first = date_from_string(shard.first_day);
    const auto last = date_from_string(shard.last_day);
    if (!first || !last) continue;
    // Whole years: a coarse date begins with its year whatever the manifest calls its day.
    const local_days begin = first_of(year_month_day{first->day}.year());
    const local_days end = last_of(year_month_day{last->day}.year());
    if (!window) window = {begin, end};
    window->first = std::min(window->first, begin);
    window->last = std::max(window->last, end);
  }
  return window;
}

std::optional<DayWindow> within(const DayRange& range, const DayWindow& years) {
  const DayWindow window{std::max(range.first.value_or(years.first), years.first),
                         std::min(range.last.value_or(years.last), years.last)};
  if (window.last < window.first) return std::nullopt;
  return window;
}

}  // namespace dateline
