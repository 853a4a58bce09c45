#include "searcher/matching/date_runs.h"

namespace dateline {
namespace {

DateRuns runs_of(const Columns& columns, DateStep step) {
  DateRuns out;
  DaySpan days;
  for (Xapian::docid row = 1; row <= columns.articles(); ++row) {
    const std::int32_t day = columns.first_day(row);
    if (day == Columns::kUndated) {
      if (out.undated.empty()) out.undated.first = row;
      out.undated.last = row;
      continue;
    }
    if (out.runs.empty() || day < days.first || day > days.last) {
      const std::int32_t bucket = bucket_at(day, step);
      days = days_of_bucket(bucket, step);
      out.runs.push_back({.bucket = bucket, .rows = {row, row}});
    }
    out.runs.back().rows.last = row;
    if (columns.last_day(row) > days.last) out.coarse.push_back(row);
  }
  return out;
}

}  // namespace

const DateRuns& DateRunTable::of(std::size_t shard, DateStep step) {
  const auto [found, is_new] = runs_.try_emplace({shard, step});
  if (is_new) found->second = runs_of(snapshot_.shards()[shard].columns, step);
  return found->second;
}

}  // namespace dateline
