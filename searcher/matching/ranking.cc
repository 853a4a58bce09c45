#include "searcher/matching/ranking.h"

#include <algorithm>
#include <unordered_set>

#include "searcher/matching/top_rows.h"

namespace dateline {

RankWalk::RankWalk(ArchiveLists& lists, const ArticleOrder& order, const MatchSet& matches, const RankingPlan& plan,
                   std::size_t first_page, Stopwatch& stopwatch, const Fading& fading)
    : lists_(lists),
      order_(order),
      matches_(matches),
      stopwatch_(stopwatch),
      plan_(weigh(plan, lists)),
      page_(std::max<std::size_t>(first_page, 1)) {
  plan_.fading = fading;
}

void RankWalk::fetch() {
  stopwatch_.check();
  BestRows best(page_, order_);
  find_top_rows(plan_, lists_, matches_, stopwatch_, best);
  rows_.clear();
  for (const BestRows::Entry& entry : best.take()) rows_.push_back({entry.row, to_double(entry.score)});
  if (rows_.size() < page_) {
    add_unweighed();
    complete_ = true;
  }
  page_ = std::max<std::size_t>(page_ * 4, 64);
}

void RankWalk::add_unweighed() {
  if (rows_.size() == count(matches_)) return;
  std::unordered_set<std::uint64_t> weighed;
  const auto key = [](RowRef row) { return std::uint64_t{row.shard} << 32 | row.docid; };
  for (const RankedRow& each : rows_) weighed.insert(key(each.row));
  DateWalk rest(lists_.snapshot(), order_, matches_, DateWalk::Direction::newest_first);
  for (RowRef row; rest.next(row);) {
    stopwatch_.tick();
    if (!weighed.contains(key(row))) rows_.push_back({row, 0});
  }
}

bool RankWalk::next(RankedRow& row) {
  while (at_ >= rows_.size()) {
    if (complete_) return false;
    fetch();
  }
  row = rows_[at_++];
  return true;
}

}  // namespace dateline
