// The best k rows so far: higher scores first, of equal ones the newest.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/matching/ineb2.h"
#include "searcher/matching/order.h"

namespace dateline {

class BestRows {
 public:
  struct Entry {
    Score score = 0;
    RowRef row;
  };

  /// `order` must stay.
  BestRows(std::size_t most, const ArticleOrder& order) : most_(most), order_(order) {}

  [[nodiscard]] bool full() const noexcept { return entries_.size() >= most_; }
  /// What a row must weigh at least to enter; a row of just this weight may.
  [[nodiscard]] Score least() const noexcept { return full() && most_ > 0 ? entries_.front().score : 0; }
  void offer(Score score, RowRef row);
  /// Best first.
  [[nodiscard]] std::vector<Entry> take();

 private:
  [[nodiscard]] bool better(const Entry& a, const Entry& b) const {
    return a.score != b.score ? a.score > b.score : order_.newer(a.row, b.row);
  }

  std::size_t most_;
  const ArticleOrder& order_;
  std::vector<Entry> entries_;  // a heap, the worst in front
};

}  // namespace dateline
