#include "searcher/query/compile.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "common/schema/fields.h"
#include "searcher/query/days.h"
#include "searcher/query/names.h"
#include "searcher/query/print.h"
#include "searcher/query/text_expr.h"
#include "searcher/query/values.h"

namespace dateline {
namespace {

Meaning everything() { return {}; }

class Compiler {
 public:
  explicit Compiler(CompileContext& context) : context_(context), texts_(context) {}

  CompiledQuery of(const Node& root) {
    Meaning meaning = node(root);
    return {std::move(meaning), texts_.units()};
  }

 private:
  Meaning node(const Node& node) {
    switch (node.kind) {
      case NodeKind::everything:
        return everything();
      case NodeKind::field:
        return filter(node);
      case NodeKind::date_range:
        return date(node);
      case NodeKind::all_of:
        return all_of(node);
      case NodeKind::any_of:
        return any_of(node);
      case NodeKind::not_:
        return Meaning::group(Meaning::Kind::except, {everything(), this->node(node.children.front())});
      default: {
        std::optional<PositionExpr> text = texts_.of(node);
        return text ? Meaning::of_text(std::move(*text)) : everything();
      }
    }
  }

  void complain(const Node& node, std::string message, std::string suggestion = {}) {
    context_.complaints.push_back({node.span, std::move(message), std::move(suggestion)});
  }

  Meaning filter(const Node& node) {
    if (auto meaning = filter_meaning(context_.names, node.field, node.text)) return *std::move(meaning);
    if (auto meaning = holders(node)) return *std::move(meaning);
    const std::string nearest = nearest_value(context_.archive, node.field, node.text);
    complain(node, "no " + node.field + " is called \"" + node.text + '"',
             nearest.empty() ? nearest : print_query(leaf(NodeKind::field, nearest, node.field)));
    return Meaning::of_terms({});
  }

  // People write person:Merkel; that it was read as part of a longer name is told, because it may be several.
  std::optional<Meaning> holders(const Node& node) {
    std::vector<std::string> values;
    std::vector<Meaning> ways;
    std::vector<std::string> terms;
    for (const std::string& value : names_holding(context_.archive, node.field, node.text)) {
      auto meaning = filter_meaning(context_.names, node.field, value);
      if (!meaning) continue;
      values.push_back(value);
      if (meaning->kind == Meaning::Kind::terms) {
        for (std::string& term : meaning->terms) terms.push_back(std::move(term));
      } else {
        ways.push_back(*std::move(meaning));
      }
    }
    if (values.empty()) return std::nullopt;
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(values.size(), 3); ++i) list += (i > 0 ? ", " : "") + values[i];
    if (values.size() > 3) list += " and " + std::to_string(values.size() - 3) + " more";
    complain(node, "no " + node.field + " is called just \"" + node.text + "\": read as " + list,
             print_query(leaf(NodeKind::field, values.front(), node.field)));
    if (!terms.empty()) ways.insert(ways.begin(), Meaning::of_terms(std::move(terms)));
    return Meaning::group(Meaning::Kind::any_of, std::move(ways));
  }

  Meaning date(const Node& node) {
    const auto years = dated_years(context_.archive.manifest());
    if (node.days.undated) {
      if (!years) return everything();
      return Meaning::group(Meaning::Kind::except,
                            {everything(), Meaning::of_terms(terms_of_days(years->first, years->last))});
    }
    const auto window = years ? within(node.days, *years) : std::nullopt;
    return Meaning::of_terms(window ? terms_of_days(window->first, window->last) : std::vector<std::string>{});
  }

  Meaning any_of(const Node& node) {
    std::vector<Meaning> parts;
    for (const Node* child : different(node.children)) parts.push_back(this->node(*child));
    return Meaning::group(Meaning::Kind::any_of, std::move(parts));
  }

  Meaning all_of(const Node& node) {
    std::vector<Meaning> wanted, unwanted;
    for (const Node* child : different(node.children)) {
      const bool negated = child->kind == NodeKind::not_;
      (negated ? unwanted : wanted).push_back(this->node(negated ? child->children.front() : *child));
    }
    Meaning all = wanted.empty() ? everything() : Meaning::group(Meaning::Kind::all_of, std::move(wanted));
    if (unwanted.empty()) return all;
    unwanted.insert(unwanted.begin(), std::move(all));
    return Meaning::group(Meaning::Kind::except, std::move(unwanted));
  }

  // A word a thousand times asks no more than once.
  static std::vector<const Node*> different(const std::vector<Node>& nodes) {
    std::vector<const Node*> out;
    std::set<std::string> seen;
    for (const Node& node : nodes) {
      if (seen.insert(to_tree(node)).second) out.push_back(&node);
    }
    return out;
  }

  CompileContext& context_;
  TextExprs texts_;
};

}  // namespace

CompiledQuery compile(const Node& root, CompileContext& context) {
  return guarded(context.archive.path(), [&] { return Compiler(context).of(root); });
}

}  // namespace dateline
