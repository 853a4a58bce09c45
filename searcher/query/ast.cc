#include "searcher/query/ast.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

bool is_group(const Node& node) { return node.kind == NodeKind::all_of || node.kind == NodeKind::any_of; }

Span hull(const std::vector<Node>& nodes) {
  Span span = nodes.empty() ? Span{} : nodes.front().span;
  for (const Node& node : nodes) {
    span.begin = std::min(span.begin, node.span.begin);
    span.end = std::max(span.end, node.span.end);
  }
  return span;
}

Node everything(Span span) {
  Node node;
  node.span = span;
  return node;
}

// A child of the same kind gives its children to its parent.
std::vector<Node> flattened(NodeKind kind, std::vector<Node> children) {
  std::vector<Node> flat;
  for (Node& child : children) {
    Node ready = normalised(std::move(child));
    if (ready.kind == kind) {
      std::move(ready.children.begin(), ready.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(ready));
    }
  }
  return flat;
}

Node normalised_group(Node node) {
  node.children = flattened(node.kind, std::move(node.children));
  const auto is_everything = [](const Node& child) { return child.kind == NodeKind::everything; };
  if (node.kind == NodeKind::any_of && std::any_of(node.children.begin(), node.children.end(), is_everything)) {
    return everything(node.span);
  }
  std::erase_if(node.children, is_everything);
  if (node.children.empty()) return everything(node.span);
  if (node.children.size() == 1) return std::move(node.children.front());
  return node;
}

Node normalised_negation(Node node) {
  if (node.children.empty()) return everything(node.span);
  Node child = normalised(std::move(node.children.front()));
  if (child.kind == NodeKind::not_) return std::move(child.children.front());
  node.children.clear();
  node.children.push_back(std::move(child));
  return node;
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Values are quoted where a blank or bracket would blur the tree.
std::string plain_or_quoted(std::string_view text) {
  return text.empty() || text.find_first_of(" ()\"") != std::string_view::npos ? quoted(text) : std::string(text);
}

std::string tree_of_group(std::string_view name, const Node& node) {
  std::string out = "(" + std::string(name);
  for (const Node& child : node.children) out += ' ' + to_tree(child);
  return out + ')';
}

}  // namespace

bool same_tree(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.field == b.field && a.days == b.days &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_tree);
}

Node leaf(NodeKind kind, std::string text, std::string field, Span span) {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  node.field = std::move(field);
  node.span = span;
  return node;
}

Node date_leaf(const DayRange& days, Span span) {
  Node node = leaf(NodeKind::date_range, {}, {}, span);
  node.days = days;
  return node;
}

Node group(NodeKind kind, std::vector<Node> children) {
  Node node;
  node.kind = kind;
  node.span = hull(children);
  node.children = std::move(children);
  return node;
}

Node negation(Node child) {
  std::vector<Node> children;
  children.push_back(std::move(child));
  return group(NodeKind::not_, std::move(children));
}

Node normalised(Node node) {
  if (is_group(node)) return normalised_group(std::move(node));
  if (node.kind == NodeKind::not_) return normalised_negation(std::move(node));
  return node;
}

std::string_view filter_field(const Node& node) {
  if (node.kind == NodeKind::field) return node.field;
  if (node.kind == NodeKind::date_range) return "date";
  if (node.kind != NodeKind::any_of || node.children.empty()) return {};
  const std::string_view first = filter_field(node.children.front());
  const bool alike = std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    return !child.children.empty() ? false : filter_field(child) == first;
  });
  return alike ? first : std::string_view{};
}

std::string to_tree(const Node& node) {
  const std::string in_field = node.field.empty() ? std::string{} : node.field + ':';
  switch (node.kind) {
    case NodeKind::everything:
      return "everything";
    case NodeKind::word:
      return in_field + "word:" + plain_or_quoted(node.text);
    case NodeKind::phrase:
      return in_field + "phrase:" + quoted(node.text);
    case NodeKind::prefix:
      return in_field + "prefix:" + node.text;
    case NodeKind::field:
      return in_field + plain_or_quoted(node.text);
    case NodeKind::date_range:
      return "date:" + to_string(node.days);
    case NodeKind::all_of:
      return tree_of_group("and", node);
    case NodeKind::any_of:
      return tree_of_group("or", node);
    case NodeKind::not_:
      return tree_of_group("not", node);
  }
  return {};
}

}  // namespace dateline
