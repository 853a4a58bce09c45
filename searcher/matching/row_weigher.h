// What single rows of a shard weigh by a plan, exactly (ineb2.h).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "searcher/matching/best_rows.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/stopwatch.h"
#include "searcher/matching/weighed_plan.h"
#include "searcher/matching/word_groups.h"

namespace dateline {

class RowWeigher {
 public:
  /// All must stay.
  RowWeigher(const WeighedPlan& plan, ShardLists& shard, std::uint32_t number, Stopwatch& stopwatch);

  /// By the plan's terms.
  [[nodiscard]] std::vector<ListReader>& readers() noexcept { return readers_; }
  /// Offers the row if it weighs anything and could enter.  Close words are looked for only where they could still make
  /// a difference.
  void offer(Xapian::docid row, BestRows& best);

 private:
  [[nodiscard]] Score group_weight(const WeighedPlan::Group& group, double norm) const;

  const WeighedPlan& plan_;
  ShardLists& shard_;
  std::uint32_t number_;
  Stopwatch& stopwatch_;
  std::shared_ptr<const Tokens> tokens_;  // if there are groups
  std::vector<ListReader> readers_;
  std::vector<WordGroup> groups_;
  std::vector<std::uint32_t> wdfs_;  // of the row being weighed, by term
};

}  // namespace dateline
