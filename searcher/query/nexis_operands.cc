#include "searcher/query/nexis_operands.h"

#include <algorithm>

#include "searcher/query/distance.h"

namespace dateline {
namespace {

using Kind = NexisToken::Kind;

// How tightly a connector binds: less is tighter.  The smallest distance comes first.
using Rank = std::pair<int, std::uint32_t>;

Rank rank_of(const NexisToken& token) {
  switch (token.kind) {
    case Kind::op_or:
      return {0, 0};
    case Kind::distance:
      if (token.distance.reach == Reach::sentence) return {2, 0};
      if (token.distance.reach == Reach::paragraph) return {3, 0};
      return {1, token.distance.number};
    case Kind::op_and:
      return {4, 0};
    default:
      return {5, 0};
  }
}

Node joined(NodeKind kind, Node left, Node right) {
  if (left.kind == kind) {
    left.span.end = std::max(left.span.end, right.span.end);
    left.children.push_back(std::move(right));
    return left;
  }
  std::vector<Node> both;
  both.push_back(std::move(left));
  both.push_back(std::move(right));
  return group(kind, std::move(both));
}

// "date aft 2019 and date bef 2021" is one range.
bool narrowed(Node& all, const Node& by) {
  if (by.kind != NodeKind::date_range || by.days.undated) return false;
  const auto narrow = [&](Node& node) {
    if (node.kind != NodeKind::date_range || node.days.undated) return false;
    DayRange both = node.days;
    if (by.days.first && (!both.first || *both.first < *by.days.first)) both.first = by.days.first;
    if (by.days.last && (!both.last || *by.days.last < *both.last)) both.last = by.days.last;
    if (both.first && both.last && *both.last < *both.first) return false;
    node.days = both;
    return true;
  };
  if (all.kind != NodeKind::all_of) return narrow(all);
  return std::any_of(all.children.begin(), all.children.end(), narrow);
}

Node combined(Node left, const NexisToken& by, Node right, Complaints& complaints) {
  switch (by.kind) {
    case Kind::op_or:
      return joined(NodeKind::any_of, std::move(left), std::move(right));
    case Kind::distance:
      return with_distance(std::move(left), by.distance, std::move(right), by.span, complaints);
    case Kind::op_and:
      return both_of(std::move(left), std::move(right));
    default:
      return joined(NodeKind::all_of, std::move(left), negation(std::move(right)));
  }
}

}  // namespace

Node both_of(Node left, Node right) {
  return narrowed(left, right) ? left : joined(NodeKind::all_of, std::move(left), std::move(right));
}

void NexisOperands::connector(const NexisToken& token) {
  while (!connectors_.empty() && rank_of(connectors_.back()) <= rank_of(token)) reduce();
  connectors_.push_back(token);
}

void NexisOperands::reduce() {
  const NexisToken by = std::move(connectors_.back());
  connectors_.pop_back();
  Node right = std::move(operands_.back());
  operands_.pop_back();
  Node left = std::move(operands_.back());
  operands_.pop_back();
  operands_.push_back(combined(std::move(left), by, std::move(right), complaints_));
}

std::optional<Node> NexisOperands::take() {
  while (!connectors_.empty()) reduce();
  if (operands_.empty()) return std::nullopt;
  return std::move(operands_.back());
}

}  // namespace dateline
