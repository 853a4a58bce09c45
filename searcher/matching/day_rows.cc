#include "searcher/matching/day_rows.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace dateline {
namespace {

// The first row whose date begins on `day` or later.
Xapian::docid first_row_from(const Columns& columns, std::int32_t day) {
  Xapian::docid low = 1;
  Xapian::docid high = columns.articles() + 1;
  while (low < high) {
    const Xapian::docid middle = low + (high - low) / 2;
    if (columns.first_day(middle) < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::int32_t day_number(std::chrono::year_month_day day) {
  return static_cast<std::int32_t>(std::chrono::local_days(day).time_since_epoch().count());
}

void add_reaching(const Columns& columns, std::int32_t begin, std::int32_t day, std::vector<Xapian::docid>& out) {
  for (Xapian::docid row = first_row_from(columns, begin); row <= columns.articles(); ++row) {
    if (columns.first_day(row) != begin) break;
    if (columns.last_day(row) >= day) out.push_back(row);
  }
}

}  // namespace

RowWindow DayRows::hull() const noexcept {
  if (earlier.empty()) return window;
  return {earlier.front(), window.empty() ? earlier.back() : window.last};
}

bool DayRows::contains(Xapian::docid row) const noexcept {
  return window.contains(row) || std::binary_search(earlier.begin(), earlier.end(), row);
}

Xapian::docid first_dated_row(const Columns& columns) { return first_row_from(columns, Columns::kUndated + 1); }

DayRows rows_of_days(const Columns& columns, std::int32_t first, std::int32_t last) {
  DayRows rows;
  if (last < first || columns.articles() == 0) return rows;
  first = std::max(first, Columns::kUndated + 1);
  rows.window.first = first_row_from(columns, first);
  rows.window.last =
      last == std::numeric_limits<std::int32_t>::max() ? columns.articles() : first_row_from(columns, last + 1) - 1;
  const std::chrono::year_month_day day{std::chrono::local_days(std::chrono::days(first))};
  if (!day.ok()) return rows;
  const std::int32_t year = day_number(day.year() / 1 / 1);
  const std::int32_t month = day_number(day.year() / day.month() / 1);
  if (year < first) add_reaching(columns, year, first, rows.earlier);
  if (month < first && month != year) add_reaching(columns, month, first, rows.earlier);
  return rows;
}

}  // namespace dateline
