#include "searcher/matching/order.h"

#include "common/archive/snapshot.h"
#include "searcher/matching/day_rows.h"

namespace dateline {

bool ArticleOrder::newer(RowRef a, RowRef b) const {
  if (a.shard == b.shard) return a.docid > b.docid;
  const Columns& left = snapshot_.shards()[a.shard].columns;
  const Columns& right = snapshot_.shards()[b.shard].columns;
  const auto day_a = left.first_day(a.docid);
  const auto day_b = right.first_day(b.docid);
  if (day_a != day_b) return day_a > day_b;
  if (day_a != Columns::kUndated && left.instant(a.docid) != right.instant(b.docid)) {
    return left.instant(a.docid) > right.instant(b.docid);
  }
  return stored_id(databases_[a.shard], a.docid) > stored_id(databases_[b.shard], b.docid);
}

DateWalk::DateWalk(const ArchiveSnapshot& snapshot, const ArticleOrder& order, const MatchSet& matches,
                   Direction direction)
    : order_(order), matches_(matches), direction_(direction) {
  for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
    if (matches[shard].empty()) continue;
    const Columns& columns = snapshot.shards()[shard].columns;
    const Xapian::docid first_dated = first_dated_row(columns);
    add_run(undated_, shard, 1, first_dated - 1);
    add_run(dated_, shard, first_dated, columns.articles());
  }
}

/// The run between its first and last match.
void DateWalk::add_run(std::vector<Run>& runs, std::uint32_t shard, Xapian::docid first, Xapian::docid last) const {
  if (first > last) return;
  first = matches_[shard].first_from(first);
  last = matches_[shard].last_up_to(last);
  if (first != 0 && first <= last) runs.push_back({shard, first, last});
}

bool DateWalk::take(std::vector<Run>& runs, bool from_back, RowRef& row) {
  const auto head = [&](const Run& run) { return RowRef{run.shard, from_back ? run.last : run.first}; };
  if (runs.empty()) return false;
  auto best = runs.begin();
  for (auto run = best + 1; run != runs.end(); ++run) {
    const bool newer = order_.newer(head(*run), head(*best));
    if (newer == from_back) best = run;
  }
  row = head(*best);
  if (best->first == best->last) {
    runs.erase(best);
  } else if (from_back) {
    best->last = matches_[best->shard].last_up_to(best->last - 1);
  } else {
    best->first = matches_[best->shard].first_from(best->first + 1);
  }
  return true;
}

bool DateWalk::next(RowRef& row) {
  const bool from_back = direction_ == Direction::newest_first;
  return take(dated_, from_back, row) || take(undated_, from_back, row);
}

}  // namespace dateline
