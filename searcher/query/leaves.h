// One written word, value or date -> the nodes it stands for.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"
#include "searcher/query/operators.h"

namespace dateline {

/// Without the punctuation around it that is no part of a word, and safe from being read as an operator:
/// "(Putin,)" -> "Putin", "AND" -> "and", "U.S." stays.
[[nodiscard]] std::string clean_word(std::string_view text);

/// The nodes of a written word, all of which are wanted: one as a rule, none if nothing can be searched for, several
/// where wildcards that are none or a colon part it.  `field` is a zone or empty.
[[nodiscard]] std::vector<Node> word_nodes(std::string_view text, std::string_view field, Span span,
                                           Complaints& complaints);

[[nodiscard]] std::optional<Node> phrase_node(std::string_view text, const Modifiers& modifiers, std::string_view field,
                                              Span span, Complaints& complaints);

/// Multiplies what the node weighs; complains of factors beyond the limit and of nodes that weigh nothing.
void boost(Node& node, const Modifiers& modifiers, Span span, Complaints& complaints);

/// The days of date:X, after:X (from the first day of X on) and before:X (up to its last day).  No value if X cannot
/// be read.
[[nodiscard]] std::optional<DayRange> date_condition(std::string_view field, std::string_view value,
                                                     std::chrono::local_days today);

}  // namespace dateline
