// The rows of one shard that a tree matches, without scores.
//
// Few candidates leap through the lists of the others by their blocks; where all are many they are bits.  Ranges of
// days narrow the rows that are looked at before any list is read.  Where words stand is looked at last, in the rows
// that are left.
#pragma once

#include <vector>

#include <xapian.h>

#include "searcher/matching/match_tree.h"
#include "searcher/matching/posting_rows.h"
#include "searcher/matching/row_set.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/shard_tree.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

class RowFinder {
 public:
  RowFinder(ShardLists& shard, Stopwatch& stopwatch) : shard_(shard), stopwatch_(stopwatch) {}

  /// Those inside the window that are not hidden.  Throws Error: timeout, interrupted, damaged.
  [[nodiscard]] RowSet find(const MatchTree& tree, RowWindow window);
  [[nodiscard]] RowSet find(const MatchTree& tree) { return find(tree, {1, shard_.rows()}); }

 private:
  // Rows while they are being found: bits if `bits` is not empty, else a list.
  struct Rows {
    RowList list;
    RowBits bits;
  };

  [[nodiscard]] Rows rows_of(const ShardTree& tree, RowWindow window);
  [[nodiscard]] Rows rows_of_term(const ShardTree& tree, RowWindow window);
  [[nodiscard]] Rows rows_of_any(const ShardTree& tree, RowWindow window);
  [[nodiscard]] Rows rows_of_all(const ShardTree& tree, RowWindow window);
  [[nodiscard]] Rows rows_of_days(const DayRows& days, RowWindow window) const;
  [[nodiscard]] RowBits bits_of(const ShardTree& tree, RowWindow window);
  void add_bits(const ShardTree& tree, RowWindow window, RowBits& bits);

  /// Leaves those of `rows` that match (or, for wanted = false, do not).
  void keep(const ShardTree& tree, RowWindow window, Rows& rows, bool wanted = true);
  void keep_bits(const ShardTree& tree, RowWindow window, RowBits& bits, bool wanted);
  [[nodiscard]] RowList matching(const ShardTree& tree, RowWindow window, const RowList& rows);
  [[nodiscard]] RowList telling(const PositionExpr& text, const RowList& rows);

  [[nodiscard]] RowBits no_bits() const { return no_row_bits(shard_.rows()); }

  ShardLists& shard_;
  Stopwatch& stopwatch_;
};

}  // namespace dateline
