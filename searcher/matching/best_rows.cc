#include "searcher/matching/best_rows.h"

#include <algorithm>
#include <utility>

namespace dateline {

void BestRows::offer(Score score, RowRef row) {
  const auto worse_in_front = [this](const Entry& a, const Entry& b) { return better(a, b); };
  const Entry entry{.score = score, .row = row};
  if (most_ == 0 || (full() && !better(entry, entries_.front()))) return;
  if (full()) {
    std::pop_heap(entries_.begin(), entries_.end(), worse_in_front);
    entries_.back() = entry;
  } else {
    entries_.push_back(entry);
  }
  std::push_heap(entries_.begin(), entries_.end(), worse_in_front);
}

std::vector<BestRows::Entry> BestRows::take() {
  std::sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) { return better(a, b); });
  return std::move(entries_);
}

}  // namespace dateline
