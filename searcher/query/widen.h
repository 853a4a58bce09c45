// Trees that ask for articles like others.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline {

struct WeightedWord {
  std::string word;
  double boost = 1;
};

/// Any of the words, each as much as it tells.
[[nodiscard]] Node any_word(const std::vector<WeightedWord>& words);

/// The tree, or any of the words instead of what it seeks in the text; its filters, dates and negations still bind.
[[nodiscard]] Node widened(Node root, const std::vector<WeightedWord>& words);

/// Both hold.
[[nodiscard]] Node both(Node a, Node b);

}  // namespace dateline
