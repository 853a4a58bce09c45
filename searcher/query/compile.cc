#include "searcher/query/compile.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema/fields.h"
#include "searcher/query/days.h"
#include "searcher/query/expand.h"
#include "searcher/query/print.h"
#include "searcher/query/terms.h"
#include "searcher/query/values.h"

namespace dateline {
namespace {

using Xapian::Query;

Query any_term(const std::vector<std::string>& terms) { return {Query::OP_OR, terms.begin(), terms.end()}; }

Query any_term(std::string_view prefix, const std::vector<std::string>& words) {
  std::vector<std::string> terms;
  for (const std::string& word : words) terms.push_back(std::string(prefix) + word);
  return any_term(terms);
}

class Compiler {
 public:
  explicit Compiler(CompileContext& context) : context_(context) {}

  Query node(const Node& node) {
    switch (node.kind) {
      case NodeKind::everything:
        return Query::MatchAll;
      case NodeKind::word:
        return word(node);
      case NodeKind::phrase:
        return phrase(node);
      case NodeKind::prefix:
        return prefix(node);
      case NodeKind::field:
        return filter(node);
      case NodeKind::date_range:
        return date(node);
      case NodeKind::all_of:
        return all_of(node);
      case NodeKind::any_of:
        return any_of(node);
      case NodeKind::not_:
        return {Query::OP_AND_NOT, Query::MatchAll, this->node(node.children.front())};
    }
    return {};
  }

 private:
  static bool in_title(const Node& node) { return node.field == "title"; }

  void complain(const Node& node, std::string message, std::string suggestion = {}) {
    context_.complaints.push_back({node.span, std::move(message), std::move(suggestion)});
  }

  Query nothing_to_search_for(const Node& node) {
    complain(node, "there is no word in \"" + node.text + "\": left out");
    return Query::MatchAll;
  }

  Query side_by_side(const std::vector<std::string>& words, bool title) {
    if (words.size() == 1) return {(title ? "S" : "") + words.front()};
    return title ? context_.positions.title_phrase(words) : context_.positions.phrase(words);
  }

  Query form(const WordForm& form, bool title) {
    if (form.exact.size() > 1) return side_by_side(form.exact, title);
    const Query stems = any_term(title ? "ZS" : "Z", form.stems);
    if (!context_.languages.others) return stems;
    return {Query::OP_OR, stems, Query((title ? "S" : "") + form.exact.front())};
  }

  Query word(const Node& node) {
    const WordForms forms = word_forms(node.text, context_.analyzer, context_.languages.list);
    if (forms.alternatives.empty()) return nothing_to_search_for(node);
    std::vector<Query> ways;
    for (const WordForm& each : forms.alternatives) ways.push_back(form(each, in_title(node)));
    return {Query::OP_OR, ways.begin(), ways.end()};
  }

  Query phrase(const Node& node) {
    const std::vector<std::string> words = phrase_words(node.text, context_.analyzer);
    if (words.empty()) return nothing_to_search_for(node);
    return side_by_side(words, in_title(node));
  }

  Query prefix(const Node& node) {
    const Expansion found = expand_prefix(context_.database, in_title(node) ? "S" : "", node.text, kMaxExpansion);
    if (!found.too_many) return any_term(found.terms);
    complain(node, "more than 2,000 words begin with \"" + node.text + "\": read as a plain word");
    return word(node);
  }

  Query filter(const Node& node) {
    const Field& asked = field(node.field);
    std::vector<std::string> terms = filter_terms(context_.archive, asked, node.text);
    if (terms.empty() && is_name(asked)) terms = terms_of_holders(node, asked);
    if (terms.empty()) {
      const std::string nearest = nearest_value(context_.archive, asked, node.text);
      complain(node, "no " + node.field + " is called \"" + node.text + '"',
               nearest.empty() ? nearest : print_query(leaf(NodeKind::field, nearest, node.field)));
    }
    return any_term(terms);
  }

  static bool is_name(const Field& field) {
    return field.name == "person" || field.name == "organization" || field.name == "place" || field.name == "source" ||
           field.name == "author";
  }

  // People write person:Merkel; that it was read as part of a longer name is told, because it may be several.
  std::vector<std::string> terms_of_holders(const Node& node, const Field& asked) {
    const std::vector<std::string> values = values_holding(context_.archive, asked, node.text);
    if (values.empty()) return {};
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(values.size(), 3); ++i) list += (i > 0 ? ", " : "") + values[i];
    if (values.size() > 3) list += " and " + std::to_string(values.size() - 3) + " more";
    complain(node, "no " + node.field + " is called just \"" + node.text + "\": read as " + list,
             print_query(leaf(NodeKind::field, values.front(), node.field)));
    std::vector<std::string> terms;
    for (const std::string& value : values) terms.push_back(filter_term(asked, value));
    return terms;
  }

  Query date(const Node& node) {
    const auto years = dated_years(context_.archive.manifest());
    if (node.days.undated) {
      if (!years) return Query::MatchAll;
      return {Query::OP_AND_NOT, Query::MatchAll, any_term(terms_of_days(years->first, years->last))};
    }
    const auto window = years ? within(node.days, *years) : std::nullopt;
    return window ? any_term(terms_of_days(window->first, window->last)) : Query::MatchNothing;
  }

  Query any_of(const Node& node) {
    std::vector<Query> parts;
    for (const Node& child : node.children) parts.push_back(this->node(child));
    return {Query::OP_OR, parts.begin(), parts.end()};
  }

  Query all_of(const Node& node) {
    std::vector<Query> wanted, unwanted;
    for (const Node& child : node.children) {
      const bool negated = child.kind == NodeKind::not_;
      (negated ? unwanted : wanted).push_back(this->node(negated ? child.children.front() : child));
    }
    const Query all = wanted.empty() ? Query::MatchAll : Query(Query::OP_AND, wanted.begin(), wanted.end());
    if (unwanted.empty()) return all;
    return {Query::OP_AND_NOT, all, Query(Query::OP_OR, unwanted.begin(), unwanted.end())};
  }

  CompileContext& context_;
};

}  // namespace

Query compile(const Node& root, CompileContext& context) {
  return guarded(context.archive.path(), [&] { return Compiler(context).node(root); });
}

}  // namespace dateline
