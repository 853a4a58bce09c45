// The syntax tree of a query: what is left of the text once it is understood.
//
//   text    putin (kim OR "north korea") -source:"harbour ledger" date:2023
//   tree    (and word:putin (or word:kim phrase:"north korea") (not source:"harbour ledger") date:2023)
//
// Trees are kept in one normal form (normalised()), so that equal meanings written alike compare equal and printing
// and reading again gives the same tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "common/dates/dates.h"
#include "searcher/matching/position_expr.h"

namespace dateline {

enum class NodeKind : std::uint8_t {
  everything,    ///< matches every article
  word,          ///< one written word, with its other forms: "Jong-un" is one
  phrase,        ///< exact words side by side; those with wildcards stand for any word they match
  loose_phrase,  ///< the words of a phrase in any order, with at most `number` others among them
  wildcard,      ///< words that match the pattern `text`
  fuzzy,         ///< words at most `number` edits from `text`
  field,         ///< `field` has the value `text`
  date_range,    ///< published in `days`
  near,          ///< two children within reach of each other
  before,        ///< near, the first one first
  not_near,      ///< the first somewhere out of reach of any second one
  at_least,      ///< its child stands at `number` places or more
  all_of,
  any_of,
  not_,  ///< has one child
};

/// One node; a value like any other: copy it, move it.
struct Node {
  NodeKind kind = NodeKind::everything;
  Reach reach = Reach::words;  ///< of near, before and not_near
  std::uint32_t number = 0;    ///< of those with reach words: the distance
  double boost = 1;            ///< of words and phrases: factor of what they weigh
  std::string text;            ///< of words and phrases as typed; of field the value
  std::string field;           ///< of a filter its name; of words and phrases the zone they are sought in, or empty
  DayRange days;
  std::vector<Node> children;
  Span span;  ///< bytes of the query it was read from
};

/// The same tree, wherever it was read.
[[nodiscard]] bool same_tree(const Node& a, const Node& b);

[[nodiscard]] Node leaf(NodeKind kind, std::string text, std::string field = {}, Span span = {});
[[nodiscard]] Node date_leaf(const DayRange& days, Span span = {});
[[nodiscard]] Node group(NodeKind kind, std::vector<Node> children);
[[nodiscard]] Node negation(Node child);

/// Groups have two or more children, none of their own kind; nothing is negated twice; "everything" stands alone,
/// under a negation, or not at all; at_least asks for two or more.
[[nodiscard]] Node normalised(Node node);

/// True for words and phrases of every kind: what is sought in the text.
[[nodiscard]] bool is_text(NodeKind kind) noexcept;
/// True for near, before and not_near.
[[nodiscard]] bool is_distance(NodeKind kind) noexcept;

/// The filter field a node asks for, "date" for a range of days: of a leaf, or of a group in which any of several
/// values of one field will do.  Empty for all others, negations too.
[[nodiscard]] std::string_view filter_field(const Node& node);

/// For tests and people: "(and word:putin (or word:kim phrase:\"north korea\"))".
[[nodiscard]] std::string to_tree(const Node& node);

}  // namespace dateline
