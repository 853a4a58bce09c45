// Operators between things that stand somewhere in the text: which operands have a place there.
#pragma once

#include <cstddef>
#include <string>

#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"
#include "searcher/query/operators.h"

namespace dateline {

/// Operators inside each other; each level multiplies what has to be looked at.
inline constexpr std::size_t kMaxDistanceDepth = 12;

/// What the two operands and the operator mean.  Operands without a place in the text (NOT, AND, most filters) and
/// numbers beyond the limits are complained of; then both operands have to be there, near or not.
[[nodiscard]] Node with_distance(Node left, DistanceOperator what, Node right, Span written, Complaints& complaints);

/// ATLEAST: the same for its one operand, which is then read alone.
[[nodiscard]] Node with_least(std::uint32_t times, Node inner, Span written, Complaints& complaints);

/// Multiplies what the words and phrases below weigh.  False if nothing there weighs anything.
bool boost_text_below(Node& node, double factor);

}  // namespace dateline
