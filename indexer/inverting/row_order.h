// The rows of several walks, each in the order of a shard, as one.
#pragma once

#include <vector>

#include "indexer/inverting/analysed.h"

namespace dateline {

/// The walk whose row comes first; nullptr when all are at their end.  A walk has at_end(), key() and id(); ids, which
/// may have to be read, are asked for only where keys are equal.  Walks are few, so they are looked at one by one.
template <typename Walk>
[[nodiscard]] Walk* first_in_order(std::vector<Walk>& walks) {
  Walk* first = nullptr;
  for (Walk& walk : walks) {
    if (walk.at_end()) continue;
    if (first == nullptr || walk.key() < first->key() || (walk.key() == first->key() && walk.id() < first->id())) {
      first = &walk;
    }
  }
  return first;
}

}  // namespace dateline
