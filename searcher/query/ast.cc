#include "searcher/query/ast.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 15> kNames{"everything", "word",     "phrase", "loose", "wildcard",
                                                  "fuzzy",      "",         "date",   "near",  "before",
                                                  "not_near",   "at_least", "and",    "or",    "not"};

std::string_view name_of(NodeKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

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

// An operator has its operands, or it would not have become one; they can be simpler now.
Node normalised_operator(Node node) {
  for (Node& child : node.children) child = normalised(std::move(child));
  if (node.kind != NodeKind::at_least || node.number > 1 || node.children.empty()) return node;
  return std::move(node.children.front());
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Values are quoted where a blank or bracket would blur the tree.
std::string plain_or_quoted(std::string_view text) {
  return text.empty() || text.find_first_of(" ()\"") != std::string_view::npos ? quoted(text) : std::string(text);
}

// What else there is to say of a node: " 5", " sentence", "^2".
std::string details(const Node& node) {
  std::string out;
  if (node.reach != Reach::words) {
    out += node.reach == Reach::sentence ? "-sentence" : "-paragraph";
  } else if (node.number > 0 || is_distance(node.kind)) {
    out += '-' + std::to_string(node.number);
  }
  if (node.boost != 1) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "^%g", node.boost);
    out += text.data();
  }
  return out;
}

std::string tree_of_operator(const Node& node) {
  std::string out = '(' + std::string(name_of(node.kind)) + details(node);
  for (const Node& child : node.children) out += ' ' + to_tree(child);
  return out + ')';
}

}  // namespace

bool same_tree(const Node& a, const Node& b) {
  return a.kind == b.kind && a.reach == b.reach && a.number == b.number && a.boost == b.boost && a.text == b.text &&
         a.field == b.field && a.days == b.days &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_tree);
}

bool is_text(NodeKind kind) noexcept {
  return kind == NodeKind::word || kind == NodeKind::phrase || kind == NodeKind::loose_phrase ||
         kind == NodeKind::wildcard || kind == NodeKind::fuzzy;
}

bool is_distance(NodeKind kind) noexcept {
  return kind == NodeKind::near || kind == NodeKind::before || kind == NodeKind::not_near;
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
  return normalised_operator(std::move(node));
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
  if (!node.children.empty()) return tree_of_operator(node);
  const std::string in_field = node.field.empty() ? std::string{} : node.field + ':';
  switch (node.kind) {
    case NodeKind::everything:
      return "everything";
    case NodeKind::field:
      return in_field + plain_or_quoted(node.text);
    case NodeKind::date_range:
      return "date:" + to_string(node.days);
    case NodeKind::phrase:
    case NodeKind::loose_phrase:
      return in_field + std::string(name_of(node.kind)) + details(node) + ':' + quoted(node.text);
    default:
      return in_field + std::string(name_of(node.kind)) + details(node) + ':' + plain_or_quoted(node.text);
  }
}

}  // namespace dateline
