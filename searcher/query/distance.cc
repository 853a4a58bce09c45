#include "searcher/query/distance.h"

#include <algorithm>
#include <utility>

#include "searcher/query/names.h"
#include "searcher/query/print.h"

namespace dateline {
namespace {

// Why this has no place in the text; empty if it has one.
std::string why_without_place(const Node& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return "* stands nowhere";
    case NodeKind::field:
      if (holds_names_of_the_text(node.field)) return {};
      return node.field + ": is no part of the text";
    case NodeKind::date_range:
      return "a date is no part of the text";
    case NodeKind::not_:
      return "words under NOT stand nowhere";
    case NodeKind::all_of:
      return "words joined by AND have no one place";
    case NodeKind::any_of:
      for (const Node& child : node.children) {
        if (std::string why = why_without_place(child); !why.empty()) return why;
      }
      return {};
    default:
      return {};
  }
}

std::size_t depth_of(const Node& node) {
  std::size_t below = 0;
  for (const Node& child : node.children) below = std::max(below, depth_of(child));
  return below + (is_distance(node.kind) || node.kind == NodeKind::at_least ? 1 : 0);
}

// Words joined by AND may be meant as any of them.
Node with_or(Node operand) {
  if (operand.kind == NodeKind::all_of) operand.kind = NodeKind::any_of;
  return operand;
}

bool has_place(const Node& node) { return why_without_place(node).empty(); }

std::uint32_t limited_distance(const DistanceOperator& what, Span written, Complaints& complaints) {
  if (what.reach != Reach::words || (what.number > 0 && what.number <= kMaxDistance)) return what.number;
  DistanceOperator limited = what;
  limited.number = what.number == 0 ? 1 : kMaxDistance;
  complaints.add(written,
                 what.number == 0 ? "no two words stand 0 words apart: read as " + to_string(limited)
                                  : "distances go to 1,000 words: read as " + to_string(limited),
                 to_string(limited));
  return limited.number;
}

Node operation(Node left, const DistanceOperator& what, Node right) {
  std::vector<Node> both;
  both.push_back(std::move(left));
  both.push_back(std::move(right));
  Node node = group(what.kind, std::move(both));
  node.reach = what.reach;
  node.number = what.number;
  return node;
}

std::string suggested(const Node& left, const DistanceOperator& what, const Node& right) {
  constexpr std::size_t kShort = 5;  // operands of more words are not worth repeating
  if (left.kind != NodeKind::all_of && right.kind != NodeKind::all_of) return {};
  if (left.children.size() > kShort || right.children.size() > kShort) return {};
  Node a = with_or(left);
  Node b = with_or(right);
  if (!has_place(a) || !has_place(b)) return {};
  return print_query(normalised(operation(std::move(a), what, std::move(b))));
}

}  // namespace

Node with_distance(Node left, DistanceOperator what, Node right, Span written, Complaints& complaints) {
  // What is not normal yet may look like a group and be none: "(a)" or "* AND a".
  left = normalised(std::move(left));
  right = normalised(std::move(right));
  std::string why = why_without_place(left);
  if (why.empty()) why = why_without_place(right);
  if (why.empty() && std::max(depth_of(left), depth_of(right)) >= kMaxDistanceDepth) {
    why = "so many of these operators are not read inside each other";
  }
  if (why.empty()) {
    what.number = limited_distance(what, written, complaints);
    return operation(std::move(left), what, std::move(right));
  }
  const bool without = what.kind == NodeKind::not_near;
  complaints.add(written,
                 to_string(what) + " needs words on both sides, and " + why + ": read as " +
                     (without ? "the one without the other" : "both, near or not"),
                 suggested(left, what, right));
  std::vector<Node> both;
  both.push_back(std::move(left));
  both.push_back(without ? negation(std::move(right)) : std::move(right));
  return group(NodeKind::all_of, std::move(both));
}

Node with_least(std::uint32_t times, Node inner, Span written, Complaints& complaints) {
  inner = normalised(std::move(inner));
  std::string why = why_without_place(inner);
  if (why.empty() && depth_of(inner) >= kMaxDistanceDepth) {
    why = "so many of these operators are not read inside each other";
  }
  if (why.empty() && times == 0) why = "nothing stands 0 times";
  if (!why.empty()) {
    complaints.add(written, "ATLEAST counts places in the text, and " + why + ": left out");
    return inner;
  }
  if (times > kMaxTimes) complaints.add(written, "ATLEAST counts to 10,000: read as ATLEAST10000");
  std::vector<Node> child;
  child.push_back(std::move(inner));
  Node node = group(NodeKind::at_least, std::move(child));
  node.number = std::min(times, kMaxTimes);
  return node;
}

bool boost_text_below(Node& node, double factor) {
  if (is_text(node.kind) && node.kind != NodeKind::wildcard) {
    node.boost = std::min(rounded_boost(node.boost * factor), kMaxBoost);
    return true;
  }
  bool any = false;
  for (Node& child : node.children) any = boost_text_below(child, factor) || any;
  return any;
}

}  // namespace dateline
