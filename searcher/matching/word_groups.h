// Whether the words of a ranking group stand together in an article, by its token stream.
#pragma once

#include <cstdint>
#include <vector>

#include "common/archive/tokens.h"
#include "searcher/matching/ranking_plan.h"

namespace dateline {

/// One group in the words of one shard.  Keeps room for positions between calls: not thread-safe.
class WordGroup {
 public:
  /// `tokens` must stay.  Throws Error(internal) for a window over other than two words.
  WordGroup(const RankingPlan::Group& group, const Tokens& tokens);
  /// True if the article has the words side by side, or within the window at different positions.
  [[nodiscard]] bool holds(Xapian::docid row);

 private:
  const Tokens& tokens_;
  std::uint32_t window_;
  bool possible_ = true;  // the shard has all of the words
  std::vector<WordNumber> words_;
  TokenPhrase phrase_;
  std::vector<std::uint32_t> first_, second_;
};

}  // namespace dateline
