// The best matches first: stock IneB2 weights over one combined database.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/matching/order.h"

namespace dateline {

struct RankedRow {
  RowRef row;
  double score = 0;  ///< a multiple of 2^-32, so that the order of summing does not show
};

/// Scores rounded as RankedRow has them.
[[nodiscard]] double rounded_score(double score) noexcept;

/// Walks the matches of a weighted query from the best score down, equal scores newest first.  Asks for more only when
/// more is wanted, so the first page costs no more than the first page.
class RankWalk {
 public:
  RankWalk(const ArchiveSnapshot& snapshot, Xapian::Database all, const ArticleOrder& order, const Xapian::Query& query,
           std::size_t first_page, Stopwatch& stopwatch);
  /// False at the end.
  bool next(RankedRow& row);

 private:
  void fetch();

  const ArchiveSnapshot& snapshot_;
  const ArticleOrder& order_;
  Xapian::Database all_;
  std::optional<Xapian::Enquire> enquire_;  // none over an archive without shards
  Stopwatch& stopwatch_;
  std::size_t page_;
  std::vector<RankedRow> rows_;  // in final order, up to a change of score
  std::size_t at_ = 0;
  bool complete_ = false;
};

}  // namespace dateline
