#include "searcher/matching/date_facet.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

using Counts = std::map<std::int32_t, std::uint64_t>;

struct CoarseRow {
  RowRef row;
  std::int32_t first = 0, last = 0;  // buckets
};

std::vector<CoarseRow> coarse_rows(DateRunTable& dates, const MatchSet& matches, DateStep step) {
  std::vector<CoarseRow> out;
  for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
    const Columns& columns = dates.snapshot().shards()[shard].columns;
    for (const Xapian::docid row : dates.of(shard, step).coarse) {
      if (!matches[shard].contains(row)) continue;
      out.push_back({{shard, row}, bucket_at(columns.first_day(row), step), bucket_at(columns.last_day(row), step)});
    }
  }
  return out;
}

// One up at the first value that a row overlaps, one down behind the last: the sums so far are what to add.
void add_coarse_articles(const std::vector<CoarseRow>& rows, Counts& counts) {
  std::map<std::int32_t, std::int64_t> changes;
  for (const CoarseRow& each : rows) {
    ++changes[each.first];
    --changes[each.last + 1];
  }
  std::int64_t overlapping = 0;
  auto change = changes.begin();
  for (auto& [bucket, count] : counts) {
    for (; change != changes.end() && change->first <= bucket; ++change) overlapping += change->second;
    count += static_cast<std::uint64_t>(overlapping);
  }
}

// A story may be in a bucket with one date and overlap it with another, so its numbers are put together.
void count_stories(const ArchiveSnapshot& snapshot, const MatchSet& matches, DateStep step,
                   const std::vector<CoarseRow>& coarse, const StoryNumbers& stories, Counts& counts) {
  std::map<std::int32_t, std::vector<std::uint32_t>> members;
  for (const auto& [bucket, count] : counts) members[bucket];
  for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
    RowBuckets buckets(snapshot.shards()[shard].columns, step);
    matches[shard].for_each([&](Xapian::docid row) {
      if (const auto bucket = buckets.of(row)) members[*bucket].push_back(stories.of({shard, row}));
    });
  }
  for (const CoarseRow& each : coarse) {
    for (auto at = members.lower_bound(each.first); at != members.end() && at->first <= each.last; ++at) {
      at->second.push_back(stories.of(each.row));
    }
  }
  for (auto& [bucket, numbers] : members) counts[bucket] = distinct(numbers);
}

}  // namespace

Facet date_facet(DateRunTable& dates, const MatchSet& matches, const FacetWish& wish, CountUnit unit) {
  const DateStep step = date_step_named(wish.field).value_or(DateStep::year);
  DateCounts own = count_dates(dates, matches, step, unit);
  const std::vector<CoarseRow> coarse = coarse_rows(dates, matches, step);
  if (!coarse.empty() && unit.stories == nullptr) add_coarse_articles(coarse, own.by_bucket);
  if (!coarse.empty() && unit.stories != nullptr) {
    count_stories(dates.snapshot(), matches, step, coarse, *unit.stories, own.by_bucket);
  }
  Facet out{.field = wish.field, .without = own.rest};
  const bool cut = wish.limit != 0 && (step != DateStep::year || wish.limited) && own.by_bucket.size() > wish.limit;
  out.other_values = cut ? own.by_bucket.size() - wish.limit : 0;
  auto from = own.by_bucket.begin();
  std::advance(from, static_cast<std::ptrdiff_t>(out.other_values));
  for (; from != own.by_bucket.end(); ++from) {
    out.values.push_back({.value = bucket_name(from->first, step), .count = from->second});
  }
  return out;
}

}  // namespace dateline
