// Query text -> tree and complaints (docs/query-language.md).
//
//   words            all of them (or any, by mode)      "a b" "a b"~5     side by side, among others
//   AND OR NOT -x +x ( )                                field:value, field:"a b", field:(a OR b)
//   a NEAR/3 b, PRE/n, NOT W/n, W/S, W/P, ATLEASTn(a)   date:2023..2024, after:2023-08, before:yesterday
//   title:word       in the title (lead hlead body)     wor* w?ld *ism word~1 =word word^2, *, query:NAME
//
// Brackets bind tightest, then distances, then NOT, then AND, then OR.  Reading never fails: what cannot be read is
// taken as plain words, and a complaint points at its bytes.
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/query/ast.h"

namespace dateline {

struct ParseOptions {
  std::chrono::local_days today{};  ///< for "yesterday" and "-7d"
  /// What words side by side mean.  automatic is all.  With any, one of the words is enough; filters, negations and
  /// words with a plus still bind.
  Mode mode = Mode::all;
  Dialect dialect = Dialect::dateline;
  const std::vector<SavedQuery>* saved = nullptr;  ///< what "query:NAME" may stand for
};

struct ParsedQuery {
  Node root;  ///< normalised
  std::vector<Complaint> complaints;
};

inline constexpr std::size_t kMaxQueryBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMaxQueryNodes = 1000;
inline constexpr std::size_t kMaxQueryDepth = 64;

[[nodiscard]] ParsedQuery parse_query(std::string_view text, const ParseOptions& options);

/// The tree that also holds the conditions given beside the query: one field twice means either, an excluded one none.
/// Throws Error(usage) for a field that cannot filter and for a date that cannot be read.
[[nodiscard]] Node with_filters(Node root, const std::vector<Filter>& filters, std::chrono::local_days today);

}  // namespace dateline
