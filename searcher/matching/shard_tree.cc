#include "searcher/matching/shard_tree.h"

#include <algorithm>

namespace dateline {
namespace {

using Kind = MatchTree::Kind;

DayRows day_rows(const MatchTree& tree, const Columns& columns) {
  return rows_of_days(columns, static_cast<std::int32_t>(tree.first_day.time_since_epoch().count()),
                      static_cast<std::int32_t>(tree.last_day.time_since_epoch().count()));
}

}  // namespace

ShardTree::ShardTree(const MatchTree& tree, ShardLists& shard) : kind(tree.kind), text(tree.text.get()) {
  const std::uint64_t all = shard.rows();
  parts.reserve(tree.parts.size());
  for (const MatchTree& part : tree.parts) parts.emplace_back(part, shard);
  at_most = all;
  switch (kind) {
    case Kind::nothing:
      at_most = 0;
      break;
    case Kind::term:
      list = &shard.find(tree.term);
      at_most = list->documents;
      break;
    case Kind::any_of:
      at_most = 0;
      for (const ShardTree& part : parts) at_most = std::min(all, at_most + part.at_most);
      break;
    case Kind::all_of:
      for (const ShardTree& part : parts) at_most = std::min(at_most, part.at_most);
      break;
    case Kind::except:
      at_most = parts.front().at_most;
      break;
    case Kind::days:
      days = day_rows(tree, shard.view().columns);
      at_most = days.earlier.size() + days.window.size();
      break;
    case Kind::everything:
    case Kind::text:
      break;
  }
}

}  // namespace dateline
