#include "searcher/matching/date_counts.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace dateline {
namespace {

// Runs of rows that fall in one bucket: rows are in the order of their dates, so there are few.
using RunVisitor = std::function<void(std::optional<std::int32_t> bucket, std::uint64_t rows)>;

void each_run(const Columns& columns, const RowSet& rows, DateStep step, const RunVisitor& visit) {
  RowBuckets buckets(columns, step);
  std::optional<std::int32_t> bucket;
  std::uint64_t length = 0;
  rows.for_each([&](Xapian::docid row) {
    const auto found = buckets.of(row);
    if (found != bucket && length > 0) {
      visit(bucket, length);
      length = 0;
    }
    bucket = found;
    ++length;
  });
  if (length > 0) visit(bucket, length);
}

// The matches of each run at once.
void count_runs(const DateRuns& runs, const RowSet& rows, DateCounts& out) {
  for (const DateRuns::Run& run : runs.runs) {
    if (const std::uint64_t matches = rows.count(run.rows); matches > 0) out.by_bucket[run.bucket] += matches;
  }
  out.rest += rows.count(runs.undated);
  auto run = runs.runs.begin();
  for (const Xapian::docid row : runs.coarse) {
    if (!rows.contains(row)) continue;
    while (run->rows.last < row) ++run;
    const auto found = out.by_bucket.find(run->bucket);
    if (--found->second == 0) out.by_bucket.erase(found);
    ++out.rest;
  }
}

DateCounts count_articles(DateRunTable& dates, const MatchSet& matches, DateStep step) {
  DateCounts out;
  for (std::size_t shard = 0; shard < matches.size(); ++shard) {
    const DateRuns& runs = dates.of(shard, step);
    // For few matches it is less to look at each.
    if (matches[shard].size() > 4 * runs.runs.size() + runs.coarse.size()) {
      count_runs(runs, matches[shard], out);
      continue;
    }
    each_run(dates.snapshot().shards()[shard].columns, matches[shard], step,
             [&](std::optional<std::int32_t> bucket, std::uint64_t rows) {
               (bucket ? out.by_bucket[*bucket] : out.rest) += rows;
             });
  }
  return out;
}

DateCounts count_stories(const ArchiveSnapshot& snapshot, const MatchSet& matches, DateStep step,
                         const StoryNumbers& stories) {
  std::unordered_map<std::int32_t, std::vector<std::uint32_t>> members;
  std::vector<std::uint32_t> rest;
  for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
    RowBuckets buckets(snapshot.shards()[shard].columns, step);
    matches[shard].for_each([&](Xapian::docid row) {
      const auto bucket = buckets.of(row);
      (bucket ? members[*bucket] : rest).push_back(stories.of({shard, row}));
    });
  }
  DateCounts out;
  for (auto& [bucket, numbers] : members) out.by_bucket[bucket] = distinct(numbers);
  out.rest = distinct(rest);
  return out;
}

}  // namespace

DateCounts count_dates(DateRunTable& dates, const MatchSet& matches, DateStep step, CountUnit unit) {
  return unit.stories == nullptr ? count_articles(dates, matches, step)
                                 : count_stories(dates.snapshot(), matches, step, *unit.stories);
}

MatchSet all_rows(const ArchiveSnapshot& snapshot) {
  MatchSet out;
  for (const ShardView& shard : snapshot.shards()) {
    const Xapian::docid articles = shard.columns.articles();
    std::vector<std::uint64_t> words(articles / 64 + 1, ~std::uint64_t{0});
    words.front() &= ~std::uint64_t{1};  // no row has the number 0
    words.back() &= ~std::uint64_t{0} >> (63 - articles % 64);
    for (const std::uint32_t row : shard.removed) words[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    out.push_back(RowSet::of_bits(std::move(words)));
  }
  return out;
}

std::uint64_t distinct(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  return static_cast<std::uint64_t>(std::unique(numbers.begin(), numbers.end()) - numbers.begin());
}

}  // namespace dateline
