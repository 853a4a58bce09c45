// The rows of one shard that a tree matches, without scores.
//
// Few candidates leap through the lists of the others by their blocks; where all are many they are bits.  Ranges of
// days narrow the rows that are looked at before any list is opened.  What only Xapian can answer is asked last, about
// the rows that are left.
#pragma once

#include <vector>

#include <xapian.h>

#include "searcher/matching/match_tree.h"
#include "searcher/matching/row_set.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

class RowFinder {
 public:
  RowFinder(ShardLists& shard, Stopwatch& stopwatch) : shard_(shard), stopwatch_(stopwatch) {}

  /// Those inside the window that are not hidden.  Throws Error: timeout, interrupted, damaged.
  [[nodiscard]] RowSet find(const MatchTree& tree, RowWindow window);
  [[nodiscard]] RowSet find(const MatchTree& tree) { return find(tree, {1, shard_.rows()}); }

 private:
  using List = std::vector<Xapian::docid>;
  using Bits = std::vector<std::uint64_t>;
  // Rows while they are being found: bits if `words` is not empty, else a list.
  struct Rows {
    List list;
    Bits bits;
  };

  [[nodiscard]] std::uint64_t at_most(const MatchTree& tree);
  [[nodiscard]] bool are_few(std::uint64_t rows) const noexcept;
  [[nodiscard]] Bits no_bits() const { return Bits(shard_.rows() / 64 + 1); }

  [[nodiscard]] Rows rows_of(const MatchTree& tree, RowWindow window);
  [[nodiscard]] Rows rows_of_all(const MatchTree& tree, RowWindow window);
  [[nodiscard]] Rows rows_of_any(const MatchTree& tree, RowWindow window);
  [[nodiscard]] Rows rows_of_days(const MatchTree& tree, RowWindow window) const;
  [[nodiscard]] Bits bits_of(const MatchTree& tree, RowWindow window);
  void add_bits(const MatchTree& tree, RowWindow window, Bits& bits);
  void add_term(const std::string& term, RowWindow window, Bits& bits);
  void append_term(const std::string& term, RowWindow window, List& list);

  /// Leaves those of `rows` that match (or, for wanted = false, do not).
  void keep(const MatchTree& tree, RowWindow window, Rows& rows, bool wanted = true);
  [[nodiscard]] List matching(const MatchTree& tree, RowWindow window, const List& rows);
  [[nodiscard]] List holding(const std::string& term, const List& rows);
  [[nodiscard]] static List all_rows(RowWindow window);
  [[nodiscard]] List telling(const PositionExpr& text, const List& rows);

  ShardLists& shard_;
  Stopwatch& stopwatch_;
};

}  // namespace dateline
