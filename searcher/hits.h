// What is shown of a row: its article's fields, the passages that match, and how its score came about.
#pragma once

#include <memory>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/asking.h"
#include "searcher/matching/collapse.h"

namespace dateline {

/// Makes the hits of one search.
class HitMaker {
 public:
  /// All must stay.  `stories`: counts copies, or nullptr.
  HitMaker(const SearchRequest& request, const Asked& asked, OpenedArchive& opened, const Stories* stories);

  [[nodiscard]] Hit hit(const RankedRow& row);

 private:
  [[nodiscard]] std::vector<Witness> witnesses(RowRef row);
  void explain_score(const RankedRow& row, Hit& hit);

  const SearchRequest& request_;
  const Asked& asked_;
  OpenedArchive& opened_;
  const Stories* stories_;
  std::vector<std::unique_ptr<WitnessFinder>> finders_;  // by shard
};

}  // namespace dateline
