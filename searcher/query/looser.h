// Queries that ask a little less than one that finds nothing.
//
//   kim W/3 moon date:2020     without NEAR/3: kim moon date:2020
//                              without date:2020: kim NEAR/3 moon
//   kim moon summit            any of the words: kim OR moon OR summit
#pragma once

#include <string>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline {

struct LooserQuery {
  std::string change;  ///< what is less, for people
  Node root;           ///< normalised
};

/// The nearest first: without one operator, without the quotes of a phrase, without a zone; without one condition; then
/// without one word or phrase; any of the words.  Each asks for at least something that the query asks for.  At most
/// kMostLooserQueries, whatever the query.
inline constexpr std::size_t kMostLooserQueries = 16;
[[nodiscard]] std::vector<LooserQuery> looser_queries(const Node& root);

}  // namespace dateline
