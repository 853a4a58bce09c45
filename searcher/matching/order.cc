#include "searcher/matching/order.h"

#include <algorithm>
#include <tuple>

#include "common/archive/snapshot.h"

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
    const auto& docids = matches[shard];
    const Columns& columns = snapshot.shards()[shard].columns;
    const auto first_dated = std::partition_point(
        docids.begin(), docids.end(), [&](Xapian::docid id) { return columns.first_day(id) == Columns::kUndated; });
    const auto cut = static_cast<std::size_t>(first_dated - docids.begin());
    if (cut > 0) undated_.push_back({shard, 0, cut});
    if (cut < docids.size()) dated_.push_back({shard, cut, docids.size()});
  }
}

bool DateWalk::take(std::vector<Run>& runs, bool from_back, RowRef& row) {
  const auto head = [&](const Run& run) {
    return RowRef{run.shard, matches_[run.shard][from_back ? run.end - 1 : run.begin]};
  };
  if (runs.empty()) return false;
  auto best = runs.begin();
  for (auto run = best + 1; run != runs.end(); ++run) {
    const bool newer = order_.newer(head(*run), head(*best));
    if (newer == from_back) best = run;
  }
  row = head(*best);
  if (from_back) {
    --best->end;
  } else {
    ++best->begin;
  }
  if (best->begin == best->end) runs.erase(best);
  return true;
}

bool DateWalk::next(RowRef& row) {
  const bool from_back = direction_ == Direction::newest_first;
  return take(dated_, from_back, row) || take(undated_, from_back, row);
}

}  // namespace dateline
