#include "searcher/asked_days.h"

#include <algorithm>

#include "common/dates/dates.h"

namespace dateline {
namespace {

std::int32_t number_of(std::chrono::local_days day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace

AskedDays asked_days(const std::vector<Filter>& filters, std::chrono::local_days today) {
  AskedDays asked;
  for (const Filter& filter : filters) {
    const bool after = filter.field == "after", before = filter.field == "before";
    if (filter.exclude || !(after || before)) continue;
    const auto range = parse_day_range(filter.value, today);
    if (!range || range->undated) continue;
    if (after && range->first) {
      asked.first = std::max(asked.first.value_or(number_of(*range->first)), number_of(*range->first));
    }
    if (before && range->last) {
      asked.last = std::min(asked.last.value_or(number_of(*range->last)), number_of(*range->last));
    }
  }
  if (asked.first && asked.last && *asked.last < *asked.first) return {};
  return asked;
}

}  // namespace dateline
