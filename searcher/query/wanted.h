// The words a query wants, in their order: what ranks an article.
#pragma once

#include <vector>

#include "searcher/query/ast.h"

namespace dateline {

/// The words and phrases of the tree that are not under NOT, nor kept away by NOT NEAR.  Pointers into `root`.
[[nodiscard]] std::vector<const Node*> wanted_leaves(const Node& root);

}  // namespace dateline
