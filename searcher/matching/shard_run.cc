#include "searcher/matching/shard_run.h"

#include <algorithm>
#include <bit>

namespace dateline {
namespace {

constexpr std::size_t kFewAWindow = 4;
// So many wanted rows of a window are quicker summed up than told apart by their lists.
constexpr std::uint32_t kFewWanted = 16;
// Sums of floats are right to some millionths; bounds are taken that much lower.
constexpr double kSlack = 1 - 2e-5;

}  // namespace

ShardRun::ShardRun(const WeighedPlan& plan, ShardLists& shard, std::uint32_t number, const RowSet& among,
                   Stopwatch& stopwatch, BestRows& best)
    : shard_(shard),
      among_(among),
      stopwatch_(stopwatch),
      best_(best),
      weigher_(plan, shard, number, stopwatch),
      window_(weigher_.readers(), weights_, stopwatch) {
  for (const WeighedPlan::Term& term : plan.terms) weights_.push_back(static_cast<float>(term.with_groups));
}

float ShardRun::least(const BestRows& best) {
  return best.full() ? static_cast<float>(to_double(best.least()) * kSlack) : std::numeric_limits<float>::min();
}

bool ShardRun::is_small() const noexcept { return among_.size() <= kFewAWindow * shard_.windows(); }

void ShardRun::take_all() {
  candidates_.clear();
  among_.for_each([&](Xapian::docid row) { candidates_.push_back({row, 0}); });
  std::vector<ListReader>& readers = weigher_.readers();
  for (std::size_t term = 0; term < readers.size(); ++term) {
    if (readers[term].list().documents == 0) continue;
    stopwatch_.tick();
    for (Candidate& each : candidates_) {
      each.sum += weights_[term] * shard_.norms().saturation(readers[term].wdf(each.row), each.row);
    }
  }
  const float needed = least(best_);
  std::erase_if(candidates_, [&](const Candidate& each) { return each.sum < needed; });
  weigh_candidates();
}

void ShardRun::note_bounds() {
  bounds_.assign(shard_.windows(), 0);
  const std::vector<ListReader>& readers = weigher_.readers();
  for (std::size_t term = 0; term < readers.size(); ++term) {
    const float unit = weights_[term] / TermList::kBestUnit;
    const std::vector<std::uint16_t>& best = readers[term].list().best;
    for (std::size_t i = 0; i < best.size(); ++i) bounds_[i] += unit * static_cast<float>(best[i]);
  }
  const std::size_t first = among_.first_from(1) >> ShardLists::kWindowBits;
  const std::size_t last = among_.last_up_to(shard_.rows()) >> ShardLists::kWindowBits;
  std::fill(bounds_.begin(), bounds_.begin() + static_cast<std::ptrdiff_t>(first), 0);
  std::fill(bounds_.begin() + static_cast<std::ptrdiff_t>(last) + 1, bounds_.end(), 0);
}

void ShardRun::take_window(std::uint32_t window, float from, WindowBits& taken) {
  stopwatch_.tick();
  const Xapian::docid begin = window << ShardLists::kWindowBits;
  window_.set(window);
  const WindowBits rows = wanted_reaching(begin, from);
  candidates_.clear();
  for (std::size_t word = 0; word < rows.size(); ++word) {
    for (std::uint64_t rest = rows[word] & ~taken[word]; rest != 0; rest &= rest - 1) {
      const std::size_t bit = word * 64 + static_cast<unsigned>(std::countr_zero(rest));
      const Xapian::docid row = begin + static_cast<Xapian::docid>(bit);
      const float sum = sum_of(row, bit, from);
      if (sum < from) continue;
      candidates_.push_back({row, sum});
      taken[word] |= rest & (~rest + 1);
    }
  }
  weigh_candidates();
}

/// The wanted rows of the window, without some that cannot reach what is needed.
WindowBits ShardRun::wanted_reaching(Xapian::docid begin, float needed) {
  // No row has the number 0, and so no list has it.
  const Xapian::docid first = std::max<Xapian::docid>(begin, 1);
  if (among_.covers({first, std::min(begin + static_cast<Xapian::docid>(kWindowRows) - 1, shard_.rows())})) {
    return window_.reaching(needed);
  }
  WindowBits rows = wanted(begin);
  std::uint32_t count = 0;
  for (const std::uint64_t word : rows) count += count_bits(word);
  if (count <= kFewWanted) return rows;
  const WindowBits able = window_.reaching(needed);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] &= able[i];
  return rows;
}

/// What the lists give the row together; some number below `needed` as soon as it is clear that it is below.
float ShardRun::sum_of(Xapian::docid row, std::size_t in_window, float needed) {
  float sum = 0;
  for (const WindowRows::List& list : window_.lists()) {
    if (sum + list.up_to < needed) break;
    if (list.words != nullptr && (list.words[in_window / 64] >> (in_window % 64) & 1U) == 0) continue;
    ListReader& reader = weigher_.readers()[list.term];
    const auto& dense = reader.list().dense;
    const std::uint32_t wdf = dense ? dense->wdf_in(row) : reader.wdf(row);
    sum += weights_[list.term] * shard_.norms().saturation(wdf, row);
  }
  return sum;
}

WindowBits ShardRun::wanted(Xapian::docid begin) const {
  WindowBits rows{};
  if (!among_.is_sparse()) {
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = among_.word(begin / 64 + i);
    return rows;
  }
  const auto& list = among_.sparse();
  auto at = std::lower_bound(list.begin(), list.end(), begin);
  for (; at != list.end() && *at - begin < kWindowRows; ++at) {
    rows[(*at - begin) / 64] |= std::uint64_t{1} << ((*at - begin) % 64);
  }
  return rows;
}

/// The most promising first, so that the others need not be weighed.
void ShardRun::weigh_candidates() {
  constexpr std::size_t kBatch = 16;
  while (!candidates_.empty()) {
    const std::size_t batch = std::min(kBatch, candidates_.size());
    const auto end = candidates_.begin() + static_cast<std::ptrdiff_t>(batch);
    std::partial_sort(candidates_.begin(), end, candidates_.end(),
                      [](const Candidate& a, const Candidate& b) { return a.sum > b.sum; });
    for (std::size_t i = 0; i < batch; ++i) {
      if (candidates_[i].sum < least(best_)) return;
      weigher_.offer(candidates_[i].row, best_);
    }
    candidates_.erase(candidates_.begin(), end);
    std::erase_if(candidates_, [&](const Candidate& each) { return each.sum < least(best_); });
  }
}

}  // namespace dateline
