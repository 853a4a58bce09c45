#include "searcher/matching/trend.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace dateline {
namespace {

constexpr std::int64_t kMostBuckets = 100'000;

struct StepLimit {
  DateStep step;
  std::int64_t most;  // buckets that "auto" takes of it
};
// Months go on to seven years: so few years would show too little.  So do years, to more than a century.
constexpr std::array kAutomatic{StepLimit{DateStep::day, 60}, StepLimit{DateStep::week, 60},
                                StepLimit{DateStep::month, 84}, StepLimit{DateStep::year, 120},
                                StepLimit{DateStep::decade, INT64_MAX}};

constexpr std::int32_t kLongestMonth = 31;

// The days of some dates, and how many are how exact.
struct DateSurvey {
  std::optional<std::int32_t> first, last;
  std::uint64_t dated = 0, days = 0, months = 0;

  void widen(std::int32_t from, std::int32_t to) {
    first = std::min(first.value_or(from), from);
    last = std::max(last.value_or(to), to);
  }
  void add(std::int32_t from, std::int32_t to) {
    widen(from, to);
    ++dated;
    days += from == to ? 1 : 0;
    months += to - from < kLongestMonth ? 1 : 0;
  }
  // Whether most dates are exact enough for a step.
  [[nodiscard]] bool fits(DateStep step) const {
    if (step >= DateStep::year) return true;
    return 2 * (step == DateStep::month ? months : days) >= dated;
  }
};

DateSurvey survey(const ArchiveSnapshot& snapshot, const std::vector<const MatchSet*>& series) {
  DateSurvey out;
  for (const MatchSet* matches : series) {
    for (std::size_t shard = 0; shard < matches->size(); ++shard) {
      const Columns& columns = snapshot.shards()[shard].columns;
      (*matches)[shard].for_each([&](Xapian::docid row) {
        if (columns.first_day(row) != Columns::kUndated) out.add(columns.first_day(row), columns.last_day(row));
      });
    }
  }
  return out;
}

DateStep automatic_step(DateSurvey dates, const AskedDays& asked) {
  if (asked.first) dates.widen(*asked.first, *asked.first);
  if (asked.last) dates.widen(*asked.last, *asked.last);
  if (!dates.first) return DateStep::year;
  for (const auto& [step, most] : kAutomatic) {
    const std::int64_t buckets = std::int64_t{bucket_at(*dates.last, step)} - bucket_at(*dates.first, step) + 1;
    if (buckets <= most && dates.fits(step)) return step;
  }
  return DateStep::decade;
}

// Buckets [first, last].
struct BucketRange {
  std::optional<std::int32_t> first, last;

  void widen(std::int32_t bucket) {
    first = std::min(first.value_or(bucket), bucket);
    last = std::max(last.value_or(bucket), bucket);
  }
  [[nodiscard]] std::int64_t size() const { return first && last ? std::int64_t{*last} - *first + 1 : 0; }
};

BucketRange range_of(const std::vector<DateCounts>& counts, DateStep step, const AskedDays& asked) {
  BucketRange range;
  for (const DateCounts& each : counts) {
    if (each.by_bucket.empty()) continue;
    range.widen(each.by_bucket.begin()->first);
    range.widen(each.by_bucket.rbegin()->first);
  }
  // One asked end alone says nothing about where an empty trend would end.
  if (range.size() == 0 && !(asked.first && asked.last)) return range;
  if (asked.first) range.widen(bucket_at(*asked.first, step));
  if (asked.last) range.widen(bucket_at(*asked.last, step));
  if (range.size() > kMostBuckets) {
    throw Error(ErrorCode::usage,
                "a trend by " + std::string(name_of(step)) + " would have " + std::to_string(range.size()) + " steps",
                std::string(name_of(step)), "take a longer step or fewer years");
  }
  return range;
}

std::uint64_t count_at(const std::map<std::int32_t, std::uint64_t>& counts, std::int32_t bucket) {
  const auto found = counts.find(bucket);
  return found == counts.end() ? 0 : found->second;
}

// Rows whose dates overlap the days.
MatchSet overlapping(const ArchiveSnapshot& snapshot, DaySpan days) {
  MatchSet out;
  const MatchSet all = all_rows(snapshot);
  for (std::size_t shard = 0; shard < all.size(); ++shard) {
    const Columns& columns = snapshot.shards()[shard].columns;
    std::vector<Xapian::docid> rows;
    all[shard].for_each([&](Xapian::docid row) {
      if (columns.first_day(row) != Columns::kUndated && columns.first_day(row) <= days.last &&
          columns.last_day(row) >= days.first) {
        rows.push_back(row);
      }
    });
    out.push_back(RowSet::of_list(std::move(rows)));
  }
  return out;
}

bool cuts(const AskedDays& asked, DaySpan bucket) {
  return (asked.first && *asked.first > bucket.first) || (asked.last && *asked.last < bucket.last);
}

DaySpan cut(const AskedDays& asked, DaySpan bucket) {
  return {std::max(asked.first.value_or(bucket.first), bucket.first),
          std::min(asked.last.value_or(bucket.last), bucket.last)};
}

}  // namespace

DateStep trend_step(std::string_view name, const ArchiveSnapshot& snapshot, const std::vector<const MatchSet*>& series,
                    const AskedDays& asked) {
  if (name == "auto") return automatic_step(survey(snapshot, series), asked);
  if (const auto step = date_step_named(name)) return *step;
  throw Error(ErrorCode::usage, "'" + std::string(name) + "' is no step of a trend", std::string(name),
              "one of: day, week, month, year, decade, auto");
}

TrendCounter::Counts TrendCounter::totals(DateStep step, const AskedDays& asked, CountUnit unit) {
  const auto [found, is_new] = totals_.try_emplace({step, unit.stories != nullptr});
  if (is_new) found->second = count_dates(dates_, all_rows(snapshot_), step, unit).by_bucket;
  Counts totals = found->second;
  for (const auto& end : {asked.first, asked.last}) {
    if (!end) continue;
    const std::int32_t bucket = bucket_at(*end, step);
    const DaySpan days = days_of_bucket(bucket, step);
    if (!cuts(asked, days)) continue;
    totals[bucket] =
        count_at(count_dates(dates_, overlapping(snapshot_, cut(asked, days)), step, unit).by_bucket, bucket);
  }
  return totals;
}

std::vector<TrendSeries> TrendCounter::count(const std::vector<const MatchSet*>& series, DateStep step,
                                             const TrendDays& days, CountUnit unit) {
  std::vector<DateCounts> counts;
  for (const MatchSet* matches : series) counts.push_back(count_dates(dates_, *matches, step, unit));
  const BucketRange range = range_of(counts, step, days.shown);
  const Counts all = totals(step, days.of_all, unit);
  std::vector<TrendSeries> out;
  for (const DateCounts& each : counts) {
    TrendSeries& trend = out.emplace_back();
    trend.undated = each.rest;
    if (range.size() == 0) continue;
    for (std::int32_t bucket = *range.first; bucket <= *range.last; ++bucket) {
      const DaySpan span = days_of_bucket(bucket, step);
      trend.points.push_back({.bucket = bucket_name(bucket, step),
                              .first_day = day_name(span.first),
                              .last_day = day_name(span.last),
                              .count = count_at(each.by_bucket, bucket),
                              .total = count_at(all, bucket)});
    }
  }
  return out;
}

}  // namespace dateline
