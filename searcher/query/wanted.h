// The words a query wants, in their order: what ranks an article and what is lit in it.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/ast.h"

namespace dateline {

/// The words, phrases and prefixes of the tree that are not under NOT.  Pointers into `root`.
[[nodiscard]] std::vector<const Node*> wanted_leaves(const Node& root);

/// One thing to light: a written word in all its forms, a phrase, or a prefix.
struct HighlightUnit {
  std::vector<std::string> stems;                 ///< a word whose stem in the article's language is among them
  std::vector<std::string> exact;                 ///< a word that is one of these
  std::vector<std::string> prefixes;              ///< a word that begins so (folded)
  std::vector<std::vector<std::string>> phrases;  ///< exact words side by side, all lit as one
  bool title_only = false;
};

/// What to light of a hit, in the order of the query.
struct HighlightTerms {
  std::vector<HighlightUnit> units;
};

[[nodiscard]] HighlightTerms highlight_terms(const Node& root, Analyzer& analyzer,
                                             const std::vector<std::string>& languages);

}  // namespace dateline
