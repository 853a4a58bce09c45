#include "searcher/query/parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/distance.h"
#include "searcher/query/items.h"
#include "searcher/query/leaves.h"
#include "searcher/query/lexer.h"
#include "searcher/query/names.h"
#include "searcher/query/nexis.h"
#include "searcher/query/operators.h"
#include "searcher/query/print.h"
#include "searcher/query/saved.h"
#include "searcher/query/tidy.h"

namespace dateline {
namespace {

std::size_t leaves_of(const Node& node) {
  std::size_t leaves = node.children.empty() ? 1 : 0;
  for (const Node& child : node.children) leaves += leaves_of(child);
  return leaves;
}

void point_at(Node& node, Span span) {
  node.span = span;
  for (Node& child : node.children) point_at(child, span);
}

std::string_view within_limit(std::string_view text, Complaints& complaints) {
  if (text.size() <= kMaxQueryBytes) return text;
  const std::string_view kept = utf8_prefix(text, kMaxQueryBytes);
  complaints.add({static_cast<std::uint32_t>(kept.size()), static_cast<std::uint32_t>(kept.size())},
                 "a query holds at most 64 KiB: the rest from here is left out");
  return kept;
}

// Words inside the brackets of a filter that turn out to be plain words are sought everywhere.
std::string text_field(const std::string& name) { return is_zone(name) ? name : std::string{}; }

bool is_sign(TokenKind kind) noexcept {
  return kind == TokenKind::plus || kind == TokenKind::minus || kind == TokenKind::op_not;
}

// Recursive descent: or_list > and_list > item (signs) > distance > primary.  Its depth is bounded by the brackets
// tidied() leaves.
class Parser {
 public:
  Parser(std::vector<Token> tokens, const ParseOptions& options, SavedReading& saved, Complaints& complaints)
      : tokens_(std::move(tokens)), options_(options), saved_(saved), complaints_(complaints) {}

  std::optional<Node> run() { return or_list({}); }

  /// Where AND and OR first stood side by side without brackets.
  [[nodiscard]] std::optional<Span> mixed() const noexcept { return mixed_; }

 private:
  using MaybeNode = std::optional<Node>;

  MaybeNode or_list(const std::string& in_field);
  MaybeNode and_list(const std::string& in_field, bool& several);
  std::optional<ListItem> item(const std::string& in_field);
  bool signs(bool& required);
  MaybeNode distance(const std::string& in_field, ListItem& item);
  MaybeNode primary(const std::string& in_field, ListItem& item);
  MaybeNode at_least(const std::string& in_field);
  MaybeNode bracketed(const std::string& in_field);
  MaybeNode unknown_field(const std::string& in_field, ListItem& item);
  MaybeNode operand(const Token& token, const std::string& in_field, ListItem& item);
  MaybeNode date(const Token& token, const std::string& in_field, ListItem& item);
  MaybeNode filter(const Token& token, const std::string& in_field);
  MaybeNode saved_query(const Token& token);
  MaybeNode words(std::string_view text, const std::string& in_field, Span span);

  [[nodiscard]] bool at(TokenKind kind) const noexcept { return next_ < tokens_.size() && tokens_[next_].kind == kind; }
  bool accept(TokenKind kind) noexcept {
    const bool found = at(kind);
    if (found) ++next_;
    return found;
  }
  bool room_for(std::size_t nodes, Span span);
  void leave_modifiers_out(const Token& token);

  std::vector<Token> tokens_;
  const ParseOptions& options_;
  SavedReading& saved_;
  Complaints& complaints_;
  std::size_t next_ = 0;
  std::size_t nodes_ = 0;
  bool full_ = false;
  std::optional<Span> mixed_;
};

bool Parser::room_for(std::size_t nodes, Span span) {
  if (nodes_ + nodes <= kMaxQueryNodes && !full_) {
    nodes_ += nodes;
    return true;
  }
  if (!full_) complaints_.add(span, "a query holds at most 1,000 words and conditions: the rest from here is left out");
  full_ = true;
  return false;
}

Parser::MaybeNode Parser::or_list(const std::string& in_field) {
  std::vector<Node> terms;
  bool any_several = false;
  do {
    bool several = false;
    if (auto term = and_list(in_field, several)) {
      terms.push_back(std::move(*term));
      any_several = any_several || several;
    }
  } while (accept(TokenKind::op_or));
  if (terms.empty()) return std::nullopt;
  if (terms.size() == 1) return std::move(terms.front());
  Node either = group(NodeKind::any_of, std::move(terms));
  if (any_several && !mixed_) mixed_ = either.span;
  return either;
}

Parser::MaybeNode Parser::and_list(const std::string& in_field, bool& several) {
  const bool any = options_.mode == Mode::any;
  std::vector<ListItem> items;
  bool explicit_and = false;
  while (next_ < tokens_.size() && !at(TokenKind::close) && !at(TokenKind::op_or)) {
    const bool with_and = accept(TokenKind::op_and);
    explicit_and = explicit_and || with_and;
    if (auto one = item(in_field)) {
      one->behind_and = with_and && !items.empty();
      items.push_back(std::move(*one));
    }
  }
  several = any ? explicit_and : items.size() > 1;
  // In a list of values of one field, "either" is the only reading that can match.
  const bool values = !in_field.empty() && !is_zone(in_field);
  if (values) several = explicit_and;
  return any ? any_of_items(std::move(items)) : all_of_items(std::move(items));
}

// True if an odd number of them negates.
bool Parser::signs(bool& required) {
  bool negated = false;
  for (; next_ < tokens_.size() && is_sign(tokens_[next_].kind); ++next_) {
    if (tokens_[next_].kind == TokenKind::plus) {
      required = true;
    } else {
      negated = !negated;
    }
  }
  return negated;
}

std::optional<ListItem> Parser::item(const std::string& in_field) {
  ListItem item;
  const std::uint32_t begin = tokens_[next_].span.begin;
  const bool negated = signs(item.required);
  if (next_ >= tokens_.size() || at(TokenKind::close) || at(TokenKind::op_or) || at(TokenKind::op_and)) {
    return std::nullopt;
  }
  auto node = distance(in_field, item);
  if (!node) return std::nullopt;
  item.node = negated ? negation(std::move(*node)) : std::move(*node);
  if (negated) item.bound = ListItem::Bound::none;
  item.node.span.begin = std::min(begin, item.node.span.begin);
  return item;
}

// Operands with operators between them, the first two first: "a W/3 b W/5 c" is "(a W/3 b) W/5 c".
Parser::MaybeNode Parser::distance(const std::string& in_field, ListItem& item) {
  MaybeNode left = primary(in_field, item);
  while (at(TokenKind::distance)) {
    const Token written = tokens_[next_++];
    ListItem other;
    const bool negated = signs(other.required);
    MaybeNode right = next_ < tokens_.size() ? primary(in_field, other) : std::nullopt;
    if (right && negated) right = negation(std::move(*right));
    if (left && right) {
      left = with_distance(std::move(*left), *distance_operator(written.text), std::move(*right), written.span,
                           complaints_);
      item.bound = ListItem::Bound::none;
    } else if (right) {
      left = std::move(right);
    }
  }
  return left;
}

Parser::MaybeNode Parser::primary(const std::string& in_field, ListItem& item) {
  const Token& token = tokens_[next_++];
  switch (token.kind) {
    case TokenKind::open:
      return bracketed(in_field);
    case TokenKind::field: {
      if (next_ >= tokens_.size()) return std::nullopt;
      auto node = primary(token.text, item);
      if (node && node->children.empty()) node->span.begin = token.span.begin;
      return node;
    }
    case TokenKind::unknown_field:
      --next_;
      return unknown_field(in_field, item);
    case TokenKind::at_least:
      return at_least(in_field);
    case TokenKind::word:
    case TokenKind::phrase:
    case TokenKind::value:
      return operand(token, in_field, item);
    default:  // tidied() leaves operators only before operands
      --next_;
      return std::nullopt;
  }
}

Parser::MaybeNode Parser::bracketed(const std::string& in_field) {
  auto inside = or_list(in_field);
  if (!at(TokenKind::close)) return inside;
  const Token& closing = tokens_[next_++];
  if (closing.modifiers.tilde) complaints_.add(closing.span, "~ stands behind a word or a phrase: left out");
  if (inside) boost(*inside, closing.modifiers, closing.span, complaints_);
  return inside;
}

Parser::MaybeNode Parser::at_least(const std::string& in_field) {
  const Token written = tokens_[next_ - 1];
  accept(TokenKind::open);
  auto inside = bracketed(in_field);
  if (!inside) return std::nullopt;
  Node node = with_least(times_of(written.text).value_or(0), std::move(*inside), written.span, complaints_);
  node.span.begin = written.span.begin;
  return node;
}

// The name and what it was to hold, all as words.  A loop, not a recursion: "a:a:a:..." can be long.
Parser::MaybeNode Parser::unknown_field(const std::string& in_field, ListItem& item) {
  std::vector<Node> all;
  const auto add = [&](MaybeNode node) {
    if (node) all.push_back(std::move(*node));
  };
  while (at(TokenKind::unknown_field)) {
    const Token& name = tokens_[next_++];
    const std::string nearest = complaints_.full() ? std::string{} : nearest_name(name.text);
    complaints_.add(name.span, "there is no field \"" + name.text + "\": read as plain words",
                    nearest.empty() ? nearest : nearest + ':');
    add(words(name.text, text_field(in_field), name.span));
  }
  if (next_ < tokens_.size()) add(primary(in_field, item));
  if (all.empty()) return std::nullopt;
  return all.size() == 1 ? std::move(all.front()) : group(NodeKind::all_of, std::move(all));
}

Parser::MaybeNode Parser::operand(const Token& token, const std::string& in_field, ListItem& item) {
  if (is_date(in_field)) return date(token, in_field, item);
  if (is_filter(in_field)) return filter(token, in_field);
  if (is_saved_query(in_field)) return saved_query(token);
  if (token.kind != TokenKind::phrase) return words(token.text, in_field, token.span);
  if (!room_for(1, token.span)) return std::nullopt;
  return phrase_node(token.text, token.modifiers, in_field, token.span, complaints_);
}

void Parser::leave_modifiers_out(const Token& token) {
  if (!token.modifiers.tilde && !token.modifiers.boost) return;
  complaints_.add(token.span, "a condition holds or not: ~ and ^ are left out");
}

Parser::MaybeNode Parser::date(const Token& token, const std::string& in_field, ListItem& item) {
  if (!room_for(1, token.span)) return std::nullopt;
  leave_modifiers_out(token);
  const auto days = date_condition(in_field, token.text, options_.today);
  if (!days) {
    complaints_.add(token.span, '"' + token.text + "\" is no date: read as plain words",
                    "date:2023-08-31, date:2023-08, date:2023-01..2023-06, date:yesterday or date:none");
    return words(token.text, {}, token.span);
  }
  if (in_field != "date") item.bound = ListItem::Bound::day;
  return date_leaf(*days, token.span);
}

Parser::MaybeNode Parser::filter(const Token& token, const std::string& in_field) {
  std::string value = squeeze_blanks(token.kind == TokenKind::word ? clean_word(token.text) : token.text);
  while (token.kind == TokenKind::value && (value.ends_with(',') || value.ends_with(';'))) value.pop_back();
  if (!has_word_character(value)) {
    complaints_.add(token.span, "there is nothing to look for in this " + in_field + ": left out");
    return std::nullopt;
  }
  if (!room_for(1, token.span)) return std::nullopt;
  leave_modifiers_out(token);
  return leaf(NodeKind::field, std::move(value), in_field, token.span);
}

// As if it stood here in brackets, with everything in it pointing at the call.
Parser::MaybeNode Parser::saved_query(const Token& token) {
  leave_modifiers_out(token);
  std::string why, suggestion;
  const SavedQuery* const saved = saved_.begin(token.text, why, suggestion);
  if (saved == nullptr) {
    complaints_.add(token.span, why + ": left out", suggestion);
    return std::nullopt;
  }
  Complaints inside;
  Parser parser(tidied(lex_query(within_limit(saved->query, inside), inside), inside), options_, saved_, inside);
  MaybeNode root = parser.run();
  saved_.end();
  if (parser.mixed()) inside.add({}, "AND binds tighter than OR: write brackets to say what belongs together");
  for (const Complaint& complaint : inside.list()) {
    complaints_.add(token.span, "in " + SavedReading::name_of(*saved) + ": " + complaint.message, complaint.suggestion);
  }
  if (!root) {
    complaints_.add(token.span, "there is nothing to search for in " + SavedReading::name_of(*saved) + ": left out");
    return std::nullopt;
  }
  if (!room_for(leaves_of(*root), token.span)) return std::nullopt;
  point_at(*root, token.span);
  return root;
}

Parser::MaybeNode Parser::words(std::string_view text, const std::string& in_field, Span span) {
  if (full_) return std::nullopt;
  if (text == "*") return leaf(NodeKind::everything, {}, {}, span);
  std::vector<Node> nodes;
  // Blanks and brackets stand only in values that could not be read as a date.
  for (std::size_t begin = 0; begin < text.size() && nodes.size() <= kMaxQueryNodes;) {
    const std::size_t end = std::min(text.find_first_of(" ()", begin), text.size());
    std::vector<Node> some = word_nodes(text.substr(begin, end - begin), in_field, span, complaints_);
    std::move(some.begin(), some.end(), std::back_inserter(nodes));
    begin = end + 1;
  }
  if (nodes.empty() || !room_for(nodes.size(), span)) return std::nullopt;
  return nodes.size() == 1 ? std::move(nodes.front()) : group(NodeKind::all_of, std::move(nodes));
}

const Node& first_leaf(const Node& node) { return node.children.empty() ? node : first_leaf(node.children.front()); }

// Two levels of brackets can come of one: "a OR b c" is "a OR (b c)".  What is printed is to be read again.
bool cut_too_deep(Node& node, std::size_t levels) {
  if (node.children.empty()) return false;
  const bool own_brackets = node.kind != NodeKind::not_;
  if (own_brackets && levels == 0) {
    node = Node(first_leaf(node));
    return true;
  }
  bool cut = false;
  for (Node& child : node.children) cut = cut_too_deep(child, levels - (own_brackets ? 1 : 0)) || cut;
  return cut;
}

Node node_of(const Filter& filter, std::chrono::local_days today) {
  const std::string name = canonical_field(filter.field);
  if (name.empty() || is_zone(name) || is_saved_query(name)) {
    const std::string nearest = nearest_name(filter.field);
    throw Error(ErrorCode::usage, "there is no filter \"" + filter.field + '"', filter.field,
                nearest.empty() ? nearest : "did you mean " + nearest);
  }
  if (is_filter(name)) return leaf(NodeKind::field, filter.value, name);
  const auto days = date_condition(name, filter.value, today);
  if (!days) {
    throw Error(ErrorCode::usage, '"' + filter.value + "\" is no date", filter.value,
                "write 2023-08-31, 2023-08, 2023-01..2023-06, yesterday or none");
  }
  return date_leaf(*days);
}

std::optional<Node> read_query(std::string_view text, const ParseOptions& options, Complaints& complaints,
                               std::optional<Span>& mixed) {
  SavedReading saved(options.saved);
  Parser parser(tidied(lex_query(text, complaints), complaints), options, saved, complaints);
  auto root = parser.run();
  mixed = parser.mixed();
  return root;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const ParseOptions& options) {
  Complaints complaints;
  const std::string_view kept = within_limit(text, complaints);
  ParsedQuery parsed;
  std::optional<Span> mixed;
  auto root = options.dialect == Dialect::nexis ? read_nexis(kept, options.today, complaints)
                                                : read_query(kept, options, complaints, mixed);
  if (!root && !trim(kept).empty()) {
    complaints.add({0, static_cast<std::uint32_t>(kept.size())}, "there is no word to search for: showing everything");
  }
  parsed.root = normalised(root ? std::move(*root) : Node{});
  if (cut_too_deep(parsed.root, kMaxQueryDepth)) {
    parsed.root = normalised(std::move(parsed.root));
    complaints.add(parsed.root.span, "brackets this deep are not read: the first word of each stands for it");
  }
  if (mixed) {
    complaints.add(*mixed, "AND binds tighter than OR: write brackets to say what belongs together",
                   print_query(parsed.root));
  }
  parsed.complaints = complaints.take();
  return parsed;
}

Node with_filters(Node root, const std::vector<Filter>& filters, std::chrono::local_days today) {
  if (filters.empty()) return root;
  std::vector<ListItem> items;
  for (const Filter& filter : filters) {
    ListItem item;
    item.node = node_of(filter, today);
    if (filter.exclude) item.node = negation(std::move(item.node));
    const std::string name = canonical_field(filter.field);
    if (is_date(name) && name != "date") item.bound = ListItem::Bound::day;
    items.push_back(std::move(item));
  }
  std::vector<Node> both;
  both.push_back(std::move(root));
  both.push_back(*all_of_items(std::move(items)));
  return normalised(group(NodeKind::all_of, std::move(both)));
}

}  // namespace dateline
