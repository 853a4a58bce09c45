// The matches in the order of their scores.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/matching/order.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/weighed_plan.h"

namespace dateline {

struct RankedRow {
  RowRef row;
  double score = 0;  ///< a multiple of 2^-32, so that the order of summing does not show
};

/// Walks the matches from the best score down, equal scores newest first; those that the plan does not weigh come last.
/// Asks for more only when more is wanted, so the first page costs no more than the first page.
class RankWalk {
 public:
  /// All but the plan must stay.
  RankWalk(ArchiveLists& lists, const ArticleOrder& order, const MatchSet& matches, const RankingPlan& plan,
           std::size_t first_page, Stopwatch& stopwatch, const Fading& fading = {});
  /// False at the end.
  bool next(RankedRow& row);

 private:
  void fetch();
  void add_unweighed();

  ArchiveLists& lists_;
  const ArticleOrder& order_;
  const MatchSet& matches_;
  Stopwatch& stopwatch_;
  WeighedPlan plan_;
  std::size_t page_;
  std::vector<RankedRow> rows_;
  std::size_t at_ = 0;
  bool complete_ = false;
};

}  // namespace dateline
