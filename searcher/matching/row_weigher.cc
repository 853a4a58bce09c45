#include "searcher/matching/row_weigher.h"

namespace dateline {

RowWeigher::RowWeigher(const WeighedPlan& plan, ShardLists& shard, std::uint32_t number, Stopwatch& stopwatch)
    : plan_(plan), shard_(shard), number_(number), stopwatch_(stopwatch), wdfs_(plan.terms.size()) {
  readers_.reserve(plan.terms.size());
  for (const WeighedPlan::Term& term : plan.terms) readers_.push_back(shard.reader(term.term));
  if (plan.groups.empty()) return;
  tokens_ = shard.tokens();
  groups_.reserve(plan.groups.size());
  for (const WeighedPlan::Group& group : plan.groups) groups_.emplace_back(group.group, *tokens_);
}

void RowWeigher::offer(Xapian::docid row, BestRows& best) {
  stopwatch_.tick();
  const double norm = length_norm(shard_.stats(), shard_.view().columns.length(row));
  Score score = 0;
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    wdfs_[i] = readers_[i].wdf(row);
    score += exact_weight(plan_.terms[i].weight, wdfs_[i], norm);
  }
  Score possible = score;
  for (const WeighedPlan::Group& group : plan_.groups) possible += group_weight(group, norm);
  if (possible == 0 || possible < best.least()) return;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Score more = group_weight(plan_.groups[i], norm);
    if (more == 0) continue;
    if (groups_[i].holds(row)) {
      score += more;
    } else {
      possible -= more;
      if (possible < best.least()) return;
    }
  }
  if (score > 0) best.offer(plan_.fading.of(score, shard_.view().columns.last_day(row)), {number_, row});
}

/// What a group weighs where its words stand as they should; 0 if one is missing in the row of wdfs_.
Score RowWeigher::group_weight(const WeighedPlan::Group& group, double norm) const {
  Score weight = 0;
  for (std::size_t i = 0; i < group.terms.size(); ++i) {
    const std::uint32_t wdf = wdfs_[group.terms[i]];
    if (wdf == 0) return 0;
    weight += exact_weight(group.weights[i], wdf, norm);
  }
  return weight;
}

}  // namespace dateline
