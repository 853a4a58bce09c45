// A match tree in one shard: its lists found, its days as rows, and how many rows each part matches at most.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/matching/day_rows.h"
#include "searcher/matching/match_tree.h"
#include "searcher/matching/shard_lists.h"

namespace dateline {

struct ShardTree {
  /// The tree must stay, and lists are valid as ShardLists says.
  ShardTree(const MatchTree& tree, ShardLists& shard);

  MatchTree::Kind kind;
  const PositionExpr* text;
  const TermList* list = nullptr;  ///< of a term
  DayRows days;
  std::uint64_t at_most = 0;
  std::vector<ShardTree> parts;
};

}  // namespace dateline
