// The search for the best rows in one shard, window by window (top_rows.h says in which order).
//
// Sums on the way are floats that are never too small; what could be among the best by them is weighed exactly.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/matching/best_rows.h"
#include "searcher/matching/row_set.h"
#include "searcher/matching/row_weigher.h"
#include "searcher/matching/window_rows.h"

namespace dateline {

class ShardRun {
 public:
  /// All must stay.
  ShardRun(const WeighedPlan& plan, ShardLists& shard, std::uint32_t number, const RowSet& among, Stopwatch& stopwatch,
           BestRows& best);
  ShardRun(ShardRun&&) = delete;  // its parts know each other

  /// True if there are so few rows that windows are not worth their trouble.
  [[nodiscard]] bool is_small() const noexcept;
  /// Offers all that could be among the best.
  void take_all();

  /// What a row of each window can weigh at most, by window; 0 where none is wanted.  note_bounds() comes first.
  [[nodiscard]] const std::vector<float>& bounds() const noexcept { return bounds_; }
  void note_bounds();
  /// Offers the rows of the window that could be among the best and whose sum is at least `from`, without those in
  /// `taken`, and adds them there.
  void take_window(std::uint32_t window, float from, WindowBits& taken);

  /// The sum that a row needs to be among the best so far.
  [[nodiscard]] static float least(const BestRows& best);

 private:
  struct Candidate {
    Xapian::docid row;
    float sum;
  };

  [[nodiscard]] WindowBits wanted(Xapian::docid begin) const;
  [[nodiscard]] WindowBits wanted_reaching(Xapian::docid begin, float needed);
  [[nodiscard]] float sum_of(Xapian::docid row, std::size_t in_window, float needed);
  void weigh_candidates();

  ShardLists& shard_;
  const RowSet& among_;
  Stopwatch& stopwatch_;
  BestRows& best_;
  RowWeigher weigher_;
  std::vector<float> weights_;  // by term
  std::vector<float> bounds_;   // by window
  WindowRows window_;
  std::vector<Candidate> candidates_;
};

}  // namespace dateline
