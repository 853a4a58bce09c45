// What the score of an article is made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/matching/match_set.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/weighed_plan.h"

namespace dateline {

/// What one part of a plan adds to a score.
struct WeighedPart {
  enum class Kind : std::uint8_t { stem, word, title, phrase, close, age };
  Kind kind = Kind::stem;
  std::string text;         ///< the stem or words
  std::uint32_t times = 0;  ///< of a term in the article
  Score score = 0;
};

/// The parts that are not 0, those of one kind together.  They add up to what RowWeigher gives the row.
[[nodiscard]] std::vector<WeighedPart> explain(const WeighedPlan& plan, ArchiveLists& lists, RowRef row);

}  // namespace dateline
