#include "searcher/query/print.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "searcher/query/operators.h"

namespace dateline {
namespace {

bool is_alnum(char c) noexcept { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Values that the lexer reads as one word in every place.
bool is_plain_value(std::string_view text) {
  if (text.empty() || !is_alnum(text.front()) || !is_alnum(text.back())) return false;
  if (text == "AND" || text == "OR" || text == "NOT" || distance_operator(text)) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_'; });
}

std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '"', '\'');  // only in values that came from outside the query
  return '"' + text + '"';
}

std::string value_of(const Node& node) {
  if (node.kind == NodeKind::date_range) {
    std::string days = to_string(node.days);
    return is_plain_value(days) ? days : quoted(std::move(days));
  }
  return is_plain_value(node.text) ? node.text : quoted(node.text);
}

std::string boost_of(const Node& node) { return node.boost == 1 ? std::string{} : '^' + boost_text(node.boost); }

std::string print_leaf(const Node& node) {
  const std::string in_field = node.field.empty() ? std::string{} : node.field + ':';
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::wildcard:
      return in_field + node.text + boost_of(node);
    case NodeKind::phrase:
      return in_field + quoted(node.text) + boost_of(node);
    case NodeKind::loose_phrase:
      return in_field + quoted(node.text) + '~' + std::to_string(node.number) + boost_of(node);
    case NodeKind::fuzzy:
      return in_field + node.text + '~' + std::to_string(node.number) + boost_of(node);
    case NodeKind::field:
      return in_field + value_of(node);
    case NodeKind::date_range: {
      // Open ends need no quotes here: date:2023.. and date:..2023.
      const std::string days = to_string(node.days);
      const bool bare = days.find_first_not_of("0123456789-.") == std::string::npos;
      return "date:" + (bare ? days : value_of(node));
    }
    default:
      return "*";
  }
}

std::string print_values(const Node& node) {
  std::string out = std::string(filter_field(node)) + ":(";
  for (const Node& child : node.children) out += (&child == &node.children.front() ? "" : " OR ") + value_of(child);
  return out + ')';
}

std::string print_in(const Node& node, bool inside);

// Two conditions on one field side by side mean either; where both are meant, AND has to be written.
bool needs_and(const Node& node) {
  std::set<std::string_view> seen;
  return std::any_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    const std::string_view field = filter_field(child);
    return !field.empty() && !seen.insert(field).second;
  });
}

std::string joined(const Node& node, std::string_view between, bool inside) {
  std::string out;
  for (const Node& child : node.children) {
    if (&child != &node.children.front()) out += between;
    out += print_in(child, true);
  }
  return inside ? '(' + out + ')' : out;
}

std::string print_in(const Node& node, bool inside) {
  switch (node.kind) {
    case NodeKind::all_of:
      return joined(node, needs_and(node) ? " AND " : " ", inside);
    case NodeKind::any_of:
      return filter_field(node).empty() ? joined(node, " OR ", inside) : print_values(node);
    case NodeKind::not_:
      return '-' + print_in(node.children.front(), true);
    case NodeKind::near:
    case NodeKind::before:
    case NodeKind::not_near:
      return joined(node, ' ' + to_string(DistanceOperator{node.kind, node.reach, node.number}) + ' ', inside);
    case NodeKind::at_least:
      return "ATLEAST" + std::to_string(node.number) + '(' + print_in(node.children.front(), false) + ')';
    default:
      return print_leaf(node);
  }
}

}  // namespace

std::string print_query(const Node& node) { return print_in(node, false); }

}  // namespace dateline
