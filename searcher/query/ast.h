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

namespace dateline {

enum class NodeKind : std::uint8_t {
  everything,  ///< matches every article
  word,        ///< one written word, with its other forms: "Jong-un" is one
  phrase,      ///< exact words side by side
  prefix,      ///< words that begin with `text`
  field,       ///< `field` has the value `text`
  date_range,  ///< published in `days`
  all_of,
  any_of,
  not_,  ///< has one child
};

/// One node; a value like any other: copy it, move it.
struct Node {
  NodeKind kind = NodeKind::everything;
  std::string text;   ///< of word, phrase and prefix as typed; of field the value
  std::string field;  ///< schema name: of a filter, or "title" for words sought in the title alone
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
/// under a negation, or not at all.
[[nodiscard]] Node normalised(Node node);

/// The filter field a node asks for, "date" for a range of days: of a leaf, or of a group in which any of several
/// values of one field will do.  Empty for all others, negations too.
[[nodiscard]] std::string_view filter_field(const Node& node);

/// For tests and people: "(and word:putin (or word:kim phrase:\"north korea\"))".
[[nodiscard]] std::string to_tree(const Node& node);

}  // namespace dateline
