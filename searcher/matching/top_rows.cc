#include "searcher/matching/top_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "searcher/matching/word_groups.h"

namespace dateline {
namespace {

constexpr std::size_t kWindowRows = std::size_t{1} << ShardLists::kWindowBits;
constexpr std::size_t kFirstWindows = 4;    // taken before the others, so that the rest is known to be less
constexpr std::size_t kFewCandidates = 48;  // so many rows of a window are quicker looked up than met
constexpr std::size_t kFewInWindow = 16;    // so few on average, and windows are not worth their trouble
// Sums of floats are right to some millionths; bounds are taken that much lower.
constexpr double kSlack = 1 - 2e-5;

// What is known of a plan in one shard.
class ShardRun {
 public:
  ShardRun(const WeighedPlan& plan, ShardLists& shard, std::uint32_t number, std::shared_ptr<const Tokens> tokens,
           const RowSet& among, Stopwatch& stopwatch, BestRows& best)
      : plan_(plan),
        shard_(shard),
        number_(number),
        tokens_(std::move(tokens)),
        among_(among),
        stopwatch_(stopwatch),
        best_(best) {
    for (const WeighedPlan::Term& term : plan.terms) {
      readers_.push_back(shard.reader(term.term));
      weights_.push_back(static_cast<float>(term.with_groups));
    }
    for (const WeighedPlan::Group& group : plan.groups) groups_.emplace_back(group.group, *tokens_);
    wdfs_.resize(readers_.size());
  }

  void run() {
    if (among_.size() <= kFewInWindow * shard_.windows()) return take_few();
    note_bounds();
    std::vector<std::uint32_t> order(bounds_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto first = static_cast<std::ptrdiff_t>(std::min(kFirstWindows, order.size()));
    std::partial_sort(order.begin(), order.begin() + first, order.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return bounds_[a] > bounds_[b]; });
    std::sort(order.begin() + first, order.end());
    for (const std::uint32_t window : order) {
      if (bounds_[window] > 0 && bounds_[window] >= least()) take_window(window);
    }
  }

 private:
  struct Candidate {
    Xapian::docid row;
    float sum;
  };
  struct Active {
    float bound;
    std::uint32_t term;
    float up_to = 0;  // the sum of its bound and of all smaller ones
  };

  [[nodiscard]] float least() const {
    return best_.full() ? static_cast<float>(to_double(best_.least()) * kSlack) : std::numeric_limits<float>::min();
  }

  void note_bounds() {
    bounds_.assign(shard_.windows(), 0);
    for (std::size_t term = 0; term < readers_.size(); ++term) {
      const float unit = weights_[term] / TermList::kBestUnit;
      const std::vector<std::uint16_t>& best = readers_[term].list().best;
      for (std::size_t i = 0; i < best.size(); ++i) bounds_[i] += unit * static_cast<float>(best[i]);
    }
  }

  /// All wanted rows at once, list after list.
  void take_few() {
    candidates_.clear();
    among_.for_each([&](Xapian::docid row) { candidates_.push_back({row, 0}); });
    note_active([](const TermList& list) { return list.best_of_all; });
    complete_candidates(active_.size());
    weigh_candidates();
  }

  /// The lists with anything to give, the smallest bound first.
  template <typename BestOf>
  void note_active(BestOf best_of) {
    active_.clear();
    for (std::uint32_t term = 0; term < readers_.size(); ++term) {
      const std::uint16_t most = best_of(readers_[term].list());
      if (most > 0) active_.push_back({weights_[term] / TermList::kBestUnit * static_cast<float>(most), term});
    }
    std::sort(active_.begin(), active_.end(), [](const Active& a, const Active& b) { return a.bound < b.bound; });
    float up_to = 0;
    for (Active& each : active_) each.up_to = up_to += each.bound;
  }

  void take_window(std::uint32_t window) {
    stopwatch_.tick();
    const Xapian::docid begin = window << ShardLists::kWindowBits;
    if (!note_wanted(begin)) return;
    note_active([&](const TermList& list) { return list.best[window]; });
    // The lists that stay below together are asked only about what the others found.
    std::size_t helpers = 0;
    candidates_.clear();
    if (few_wanted_) {
      helpers = active_.size();
      for (std::size_t word = 0; word < wanted_.size(); ++word) {
        for (std::uint64_t bits = wanted_[word]; bits != 0; bits &= bits - 1) {
          candidates_.push_back(
              {begin + static_cast<Xapian::docid>(word * 64 + static_cast<unsigned>(std::countr_zero(bits))), 0});
        }
      }
    } else {
      while (helpers < active_.size() && active_[helpers].up_to < least()) ++helpers;
      const float needed = helpers == 0 ? least() : least() - active_[helpers - 1].up_to;
      if (helpers + 1 == active_.size()) {
        scan_list(active_.back().term, begin, needed);
      } else {
        for (std::size_t i = helpers; i < active_.size(); ++i) add_list(active_[i].term, begin);
        collect(begin, needed);
      }
    }
    complete_candidates(helpers);
    weigh_candidates();
  }

  /// Adds what the first `helpers` lists give, the largest first, and drops the candidates that they cannot save.
  void complete_candidates(std::size_t helpers) {
    for (std::size_t i = helpers; i-- > 0 && !candidates_.empty();) {
      complete(active_[i].term);
      drop_below(i == 0 ? least() : least() - active_[i - 1].up_to);
    }
  }

  /// The wanted rows of the window as bits, and whether they are few; false if there are none.
  bool note_wanted(Xapian::docid begin) {
    few_wanted_ = true;
    std::size_t rows = 0;
    if (among_.is_sparse()) {
      wanted_.fill(0);
      const auto& list = among_.sparse();
      auto at = std::lower_bound(list.begin(), list.end(), begin);
      for (; at != list.end() && *at - begin < kWindowRows; ++at, ++rows) set(wanted_, *at - begin);
    } else {
      const auto& words = among_.words();
      for (std::size_t i = 0; i < wanted_.size(); ++i) {
        wanted_[i] = begin / 64 + i < words.size() ? words[begin / 64 + i] : 0;
        if (rows <= kFewCandidates) rows += static_cast<std::size_t>(std::popcount(wanted_[i]));
      }
    }
    few_wanted_ = rows <= kFewCandidates;
    return rows > 0;
  }

  /// Calls each(row, wdf) for a list's postings in the window.
  template <typename Each>
  void for_each_posting(std::uint32_t term, Xapian::docid begin, Each each) {
    ListReader& reader = readers_[term];
    const TermList& list = reader.list();
    const Xapian::docid end = begin + static_cast<Xapian::docid>(kWindowRows);
    for (std::size_t index = list.block_of(begin, 0); index < list.blocks(); ++index) {
      stopwatch_.tick();
      const DecodedBlock& block = reader.block(index);
      // What stands behind the last one is larger than any row.
      for (std::uint32_t i = block.first_from(begin, 0); block.docids[i] < end; ++i) {
        each(block.docids[i], block.wdfs[i]);
      }
      if (list.last[index] >= end) break;
    }
  }

  /// Adds what a list's postings in the window weigh.
  void add_list(std::uint32_t term, Xapian::docid begin) {
    const float weight = weights_[term];
    const RoundedNorms& norms = shard_.norms();
    for_each_posting(term, begin, [&](Xapian::docid row, std::uint32_t wdf) {
      set(met_, row - begin);
      sums_[row - begin] += weight * saturation(static_cast<float>(wdf), norms[row]);
    });
  }

  /// The wanted rows to which a list gives at least `needed`.
  void scan_list(std::uint32_t term, Xapian::docid begin, float needed) {
    const float weight = weights_[term];
    const RoundedNorms& norms = shard_.norms();
    // weight * x / (x + 1) >= needed, without dividing for each row.
    const float least_x = needed < weight ? std::max(0.F, needed) / (weight - std::max(0.F, needed)) * (1 - 1e-5F)
                                          : std::numeric_limits<float>::infinity();
    for_each_posting(term, begin, [&](Xapian::docid row, std::uint32_t wdf) {
      const float x = static_cast<float>(wdf) * norms[row];
      if (x < least_x || (wanted_[(row - begin) / 64] >> ((row - begin) % 64) & 1U) == 0) return;
      candidates_.push_back({row, weight * (x / (x + 1))});
    });
  }

  /// The wanted rows with a sum of at least `needed`; the sums are 0 again.
  void collect(Xapian::docid begin, float needed) {
    for (std::size_t word = 0; word < met_.size(); ++word) {
      const std::uint64_t wanted = wanted_[word];
      for (std::uint64_t bits = met_[word]; bits != 0; bits &= bits - 1) {
        const auto bit = static_cast<unsigned>(std::countr_zero(bits));
        float& sum = sums_[word * 64 + bit];
        if (sum >= needed && (wanted >> bit & 1U) != 0) {
          candidates_.push_back({begin + static_cast<Xapian::docid>(word * 64 + bit), sum});
        }
        sum = 0;
      }
      met_[word] = 0;
    }
  }

  void drop_below(float needed) {
    std::erase_if(candidates_, [&](const Candidate& each) { return each.sum < needed; });
  }

  void complete(std::uint32_t term) {
    ListReader& reader = readers_[term];
    const float weight = weights_[term];
    stopwatch_.tick();
    for (Candidate& each : candidates_) {
      const std::uint32_t wdf = reader.wdf(each.row);
      if (wdf != 0) each.sum += weight * saturation(static_cast<float>(wdf), shard_.norms()[each.row]);
    }
  }

  /// The most promising first, so that the others need not be weighed.
  void weigh_candidates() {
    constexpr std::size_t kBatch = 16;
    while (!candidates_.empty()) {
      const std::size_t batch = std::min(kBatch, candidates_.size());
      const auto end = candidates_.begin() + static_cast<std::ptrdiff_t>(batch);
      std::partial_sort(candidates_.begin(), end, candidates_.end(),
                        [](const Candidate& a, const Candidate& b) { return a.sum > b.sum; });
      for (std::size_t i = 0; i < batch; ++i) {
        if (candidates_[i].sum < least()) return;
        weigh_row(candidates_[i].row);
      }
      candidates_.erase(candidates_.begin(), end);
      drop_below(least());
    }
  }

  void weigh_row(Xapian::docid row) {
    stopwatch_.tick();
    const double norm = length_norm(shard_.stats(), shard_.view().columns.length(row));
    Score score = 0;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      wdfs_[i] = readers_[i].wdf(row);
      score += exact_weight(plan_.terms[i].weight, wdfs_[i], norm);
    }
    Score possible = score;
    for (const WeighedPlan::Group& group : plan_.groups) possible += group_weight(group, norm);
    if (possible == 0 || possible < best_.least()) return;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const Score more = group_weight(plan_.groups[i], norm);
      if (more == 0) continue;
      if (groups_[i].holds(row)) {
        score += more;
      } else {
        possible -= more;
        if (possible < best_.least()) return;
      }
    }
    if (score > 0) best_.offer(score, {number_, row});
  }

  /// What a group weighs where its words stand as they should; 0 if one is missing in the row of wdfs_.
  [[nodiscard]] Score group_weight(const WeighedPlan::Group& group, double norm) const {
    Score weight = 0;
    for (std::size_t i = 0; i < group.terms.size(); ++i) {
      const std::uint32_t wdf = wdfs_[group.terms[i]];
      if (wdf == 0) return 0;
      weight += exact_weight(group.weights[i], wdf, norm);
    }
    return weight;
  }

  const WeighedPlan& plan_;
  ShardLists& shard_;
  std::uint32_t number_;
  std::shared_ptr<const Tokens> tokens_;
  const RowSet& among_;
  Stopwatch& stopwatch_;
  BestRows& best_;

  std::vector<ListReader> readers_;
  std::vector<float> weights_;
  std::vector<WordGroup> groups_;
  std::vector<float> bounds_;  // by window
  std::vector<std::uint32_t> wdfs_;

  using WindowBits = std::array<std::uint64_t, kWindowRows / 64>;
  static void set(WindowBits& bits, std::size_t row) { bits[row / 64] |= std::uint64_t{1} << (row % 64); }
  std::array<float, kWindowRows> sums_{};
  WindowBits met_{};  // rows with a sum
  WindowBits wanted_{};
  bool few_wanted_ = false;
  std::vector<Active> active_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void find_top_rows(const WeighedPlan& plan, ArchiveLists& lists, const MatchSet& among, Stopwatch& stopwatch,
                   BestRows& best) {
  for (std::uint32_t number = 0; number < lists.shards(); ++number) {
    if (among[number].empty()) continue;
    std::shared_ptr<const Tokens> tokens;
    if (!plan.groups.empty()) tokens = lists.shard(number).tokens();
    ShardRun run(plan, lists.shard(number), number, std::move(tokens), among[number], stopwatch, best);
    run.run();
  }
}

}  // namespace dateline
