#include "searcher/query/text_expr.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema/fields.h"
#include "searcher/names/naming.h"
#include "searcher/query/compile.h"
#include "searcher/query/names.h"
#include "searcher/query/patterns.h"
#include "searcher/query/terms.h"
#include "searcher/query/values.h"

namespace dateline {
namespace {

using Kind = PositionExpr::Kind;

PositionExpr exact_words(std::vector<std::string> words) {
  PositionExpr expr;
  expr.kind = Kind::words;
  expr.exact = std::move(words);
  return expr;
}

// Words side by side are of one place; a single one is a word.
PositionExpr placed(PositionExpr group) {
  if (group.children.size() != 1) return group;
  PositionExpr word = std::move(group.children.front());
  word.zone = group.zone;
  word.unit = group.unit;
  return word;
}

std::string without_wildcards(std::string pattern) {
  std::replace_if(
      pattern.begin(), pattern.end(), [](char c) { return c == '*' || c == '?'; }, ' ');
  return pattern;
}

}  // namespace

std::optional<PositionExpr> TextExprs::of(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
      return word(node, node.text);
    case NodeKind::phrase:
    case NodeKind::loose_phrase:
      return phrase(node);
    case NodeKind::wildcard:
      return wildcard(node);
    case NodeKind::fuzzy:
      return fuzzy(node);
    case NodeKind::field:
      return names(node);
    case NodeKind::any_of:
      return any_of(node);
    default:
      return operation(node);
  }
}

void TextExprs::complain(const Node& node, std::string message) {
  context_.complaints.push_back({node.span, std::move(message), {}});
}

PositionExpr TextExprs::leaf_of(const Node& node, Kind kind) const {
  PositionExpr expr;
  expr.kind = kind;
  expr.zone = zone_of(node.field);
  expr.unit = units_;
  return expr;
}

std::optional<PositionExpr> TextExprs::word(const Node& node, const std::string& text) {
  WordForms forms = word_forms(text, context_.analyzer, context_.languages.list);
  if (forms.alternatives.empty()) {
    complain(node, "there is no word in \"" + node.text + "\": left out");
    return std::nullopt;
  }
  PositionExpr ways = leaf_of(node, Kind::any_of);
  for (WordForm& form : forms.alternatives) {
    PositionExpr way = leaf_of(node, form.exact.size() > 1 ? Kind::phrase : Kind::words);
    if (form.exact.size() > kMaxPhraseWords) {
      complain(node, "a word of more than 256 parts: the rest is left out");
      form.exact.resize(kMaxPhraseWords);
    }
    if (way.kind == Kind::phrase) {
      for (std::string& part : form.exact) way.children.push_back(exact_words({std::move(part)}));
    } else {
      way.stems = std::move(form.stems);
      if (context_.languages.others) way.exact = std::move(form.exact);
    }
    ways.children.push_back(std::move(way));
  }
  ++units_;
  return ways.children.size() == 1 ? std::move(ways.children.front()) : std::move(ways);
}

void TextExprs::add_pattern(const Node& node, const std::string& pattern, std::vector<PositionExpr>& slots) {
  const Expansion& found = context_.expander.matching(pattern);
  if (!found.refused()) {
    slots.push_back(exact_words(found.words));
    return;
  }
  complain(node, found.refusal + " \"" + pattern + "\": read as plain words");
  for (std::string& word : phrase_words(without_wildcards(pattern), context_.analyzer)) {
    slots.push_back(exact_words({std::move(word)}));
  }
}

// The words of a phrase in their order.
std::vector<PositionExpr> TextExprs::slots(const Node& node) {
  std::vector<PositionExpr> slots;
  std::string plain;
  const auto add_plain = [&] {
    for (std::string& word : phrase_words(plain, context_.analyzer)) slots.push_back(exact_words({std::move(word)}));
    plain.clear();
  };
  const std::string_view text = node.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view piece = text.substr(begin, end - begin);
    begin = end + 1;
    const PatternReading pattern = read_pattern(piece);
    if (pattern.kind == PatternReading::Kind::pattern) {
      add_plain();
      add_pattern(node, pattern.text, slots);
    } else {
      plain.append(piece) += ' ';
    }
  }
  add_plain();
  const bool loose = node.kind == NodeKind::loose_phrase;
  if (const std::size_t most = loose ? kMaxLoosePhraseWords : kMaxPhraseWords; slots.size() > most) {
    complain(node, "a phrase holds at most " + std::to_string(most) + (loose ? " words in any order" : " words") +
                       ": the rest is left out");
    slots.resize(most);
  }
  return slots;
}

std::optional<PositionExpr> TextExprs::phrase(const Node& node) {
  std::vector<PositionExpr> words = slots(node);
  if (words.empty()) {
    complain(node, "there is no word in \"" + node.text + "\": left out");
    return std::nullopt;
  }
  PositionExpr expr = leaf_of(node, node.kind == NodeKind::phrase ? Kind::phrase : Kind::window);
  if (expr.kind == Kind::window) expr.number = node.number + static_cast<std::uint32_t>(words.size());
  expr.children = std::move(words);
  ++units_;
  return placed(std::move(expr));
}

std::optional<PositionExpr> TextExprs::wildcard(const Node& node) {
  const Expansion& found = context_.expander.matching(node.text);
  if (found.refused()) {
    complain(node, found.refusal + " \"" + node.text + "\": read as plain words");
    Node plain = node;
    plain.text = without_wildcards(node.text);
    plain.kind = NodeKind::phrase;
    return plain.text.find_first_not_of(' ') == std::string::npos ? std::nullopt : phrase(plain);
  }
  PositionExpr expr = leaf_of(node, Kind::words);
  expr.exact = found.words;
  ++units_;
  return expr;
}

std::optional<PositionExpr> TextExprs::fuzzy(const Node& node) {
  MaybeExpr expr = word(node, node.text);
  if (!expr || expr->kind != Kind::words) return expr;
  const Expansion& found = context_.expander.similar(node.text, node.number);
  if (found.refused()) {
    complain(node, found.refusal + " \"" + node.text + "~\": read as the plain word");
    return expr;
  }
  expr->exact.insert(expr->exact.end(), found.words.begin(), found.words.end());
  std::sort(expr->exact.begin(), expr->exact.end());
  expr->exact.erase(std::unique(expr->exact.begin(), expr->exact.end()), expr->exact.end());
  return expr;
}

// Any of the names as they are written; no value if there is no word in them.
std::optional<PositionExpr> TextExprs::written(const Node& node, const std::vector<std::string>& names) {
  PositionExpr ways = leaf_of(node, Kind::any_of);
  std::vector<std::vector<std::string>> known;
  for (const std::string& name : names) {
    std::vector<std::string> words = phrase_words(name, context_.analyzer);
    if (words.empty() || words.size() > kMaxPhraseWords ||
        std::find(known.begin(), known.end(), words) != known.end()) {
      continue;
    }
    PositionExpr way = leaf_of(node, Kind::phrase);
    for (const std::string& word : words) way.children.push_back(exact_words({word}));
    ways.children.push_back(placed(std::move(way)));
    known.push_back(std::move(words));
  }
  return ways.children.empty() ? std::nullopt : std::optional(std::move(ways));
}

// A word that so many more articles have than name anybody so is no name to look for: "may" and Theresa May.
bool TextExprs::is_usual_word(const std::string& word, const Naming& naming, const ShortForm& form) const {
  constexpr Xapian::doccount kUsual = 10;
  Xapian::doccount named = 0;
  const auto count = [&](const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      named += context_.database.get_termfreq(filter_term(field(field_of(naming.kind)), value));
    }
  };
  for (const NamingWay& way : naming.ways) count(way.values);
  count(form.not_beside);
  return context_.database.get_termfreq(word) / kUsual > named;
}

// The articles of a filter for the name, and in them the name, as it is written there and for short.
PositionExpr TextExprs::name(const Node& node, NameKind kind, const std::string& key) {
  PositionExpr ways = leaf_of(node, Kind::any_of);
  const auto add = [&](const std::vector<std::string>& names, Naming where) {
    MaybeExpr each = written(node, names);
    if (!each) return;
    each->where = std::make_shared<const Naming>(std::move(where));
    ways.children.push_back(*std::move(each));
  };
  const Naming naming = naming_of(context_.names, kind, key);
  const std::vector<ShortForm> shorts = short_forms(context_.names, kind, key);
  for (const NamingWay& way : naming.ways) {
    Naming where{kind, {way}, {}};
    if (way.days == NamingWay::Days::within && !shorts.empty()) where.not_beside = shorts.front().not_beside;
    add(way.values, std::move(where));
  }
  for (const ShortForm& form : shorts) {
    if (kind == NameKind::person && is_usual_word(form.words, naming, form)) continue;
    add({form.words}, {kind, naming.ways, form.not_beside});
  }
  return ways;
}

std::optional<PositionExpr> TextExprs::names(const Node& node) {
  PositionExpr ways = leaf_of(node, Kind::any_of);
  for (const NameOfKind& meant : names_meant(context_.names, node.field, node.text)) {
    PositionExpr each = name(node, meant.kind, meant.key);
    std::move(each.children.begin(), each.children.end(), std::back_inserter(ways.children));
  }
  // Nobody is called so: at least the words can be sought.
  if (ways.children.empty()) {
    MaybeExpr words = written(node, {node.text});
    if (!words) return std::nullopt;
    ways = *std::move(words);
  }
  ++units_;
  return ways.children.size() == 1 ? std::move(ways.children.front()) : std::move(ways);
}

std::optional<PositionExpr> TextExprs::any_of(const Node& node) {
  PositionExpr expr;
  expr.kind = Kind::any_of;
  for (const Node& child : node.children) {
    if (MaybeExpr each = of(child)) expr.children.push_back(std::move(*each));
  }
  if (expr.children.empty()) return std::nullopt;
  return expr.children.size() == 1 ? std::move(expr.children.front()) : std::move(expr);
}

std::optional<PositionExpr> TextExprs::operation(const Node& node) {
  PositionExpr expr;
  switch (node.kind) {
    case NodeKind::near:
      expr.kind = Kind::near;
      break;
    case NodeKind::before:
      expr.kind = Kind::before;
      break;
    case NodeKind::not_near:
      expr.kind = Kind::not_near;
      break;
    case NodeKind::at_least:
      expr.kind = Kind::at_least;
      break;
    default:
      return std::nullopt;  // nothing else has a place in the text: with_distance() lets none through
  }
  expr.reach = node.reach;
  expr.number = node.number;
  for (const Node& child : node.children) {
    MaybeExpr each = of(child);
    if (each) expr.children.push_back(std::move(*each));
    // "a NOT W/3 nothing" is a; "nothing NOT W/3 a" is nothing.
    if (!each && node.kind == NodeKind::not_near && expr.children.empty()) return std::nullopt;
  }
  if (expr.children.empty()) return std::nullopt;
  if (expr.children.size() < node.children.size()) return std::move(expr.children.front());
  return expr;
}

}  // namespace dateline
