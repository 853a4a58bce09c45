#include "searcher/query/wanted.h"

#include <utility>

#include "common/text/fold.h"
#include "searcher/query/terms.h"

namespace dateline {
namespace {

void collect(const Node& node, std::vector<const Node*>& out) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::prefix:
      out.push_back(&node);
      break;
    case NodeKind::all_of:
    case NodeKind::any_of:
      for (const Node& child : node.children) collect(child, out);
      break;
    default:
      break;
  }
}

void add_word(const Node& node, Analyzer& analyzer, const std::vector<std::string>& languages, HighlightUnit& unit) {
  for (WordForm& form : word_forms(node.text, analyzer, languages).alternatives) {
    if (form.exact.size() > 1) {
      unit.phrases.push_back(std::move(form.exact));
    } else {
      unit.exact.push_back(std::move(form.exact.front()));
      unit.stems.insert(unit.stems.end(), form.stems.begin(), form.stems.end());
    }
  }
}

HighlightUnit unit_of(const Node& node, Analyzer& analyzer, const std::vector<std::string>& languages) {
  HighlightUnit unit;
  unit.title_only = node.field == "title";
  if (node.kind == NodeKind::word) {
    add_word(node, analyzer, languages, unit);
  } else if (node.kind == NodeKind::prefix) {
    unit.prefixes.push_back(fold_case(node.text));
  } else if (auto words = phrase_words(node.text, analyzer); words.size() > 1) {
    unit.phrases.push_back(std::move(words));
  } else {
    unit.exact = std::move(words);
  }
  return unit;
}

}  // namespace

std::vector<const Node*> wanted_leaves(const Node& root) {
  std::vector<const Node*> out;
  collect(root, out);
  return out;
}

HighlightTerms highlight_terms(const Node& root, Analyzer& analyzer, const std::vector<std::string>& languages) {
  HighlightTerms terms;
  for (const Node* node : wanted_leaves(root)) {
    HighlightUnit unit = unit_of(*node, analyzer, languages);
    const bool empty = unit.exact.empty() && unit.phrases.empty() && unit.prefixes.empty();
    if (!empty) terms.units.push_back(std::move(unit));
  }
  return terms;
}

}  // namespace dateline
