#include "searcher/matching/match_tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {

MatchTree MatchTree::of_term(std::string term) {
  MatchTree tree;
  tree.kind = Kind::term;
  tree.term = std::move(term);
  return tree;
}

MatchTree MatchTree::of_days(std::chrono::local_days first, std::chrono::local_days last) {
  MatchTree tree;
  tree.kind = Kind::days;
  tree.first_day = first;
  tree.last_day = last;
  return tree;
}

MatchTree MatchTree::of_text(PositionExpr text) {
  MatchTree tree;
  tree.kind = Kind::text;
  tree.text = std::make_shared<const PositionExpr>(std::move(text));
  return tree;
}

MatchTree MatchTree::group(Kind kind, std::vector<MatchTree> parts) {
  MatchTree tree;
  tree.kind = kind;
  for (MatchTree& part : parts) {
    const bool flat = part.kind == kind && (kind == Kind::all_of || kind == Kind::any_of);
    if (flat) {
      std::move(part.parts.begin(), part.parts.end(), std::back_inserter(tree.parts));
    } else {
      tree.parts.push_back(std::move(part));
    }
  }
  return tree;
}

std::string to_string(const MatchTree& tree) {
  static constexpr const char* kNames[] = {"nothing", "everything", "", "any", "all", "except", "days", "text"};
  const std::string name = kNames[static_cast<std::size_t>(tree.kind)];
  if (tree.kind == MatchTree::Kind::term) return tree.term;
  if (tree.kind == MatchTree::Kind::days) {
    return "days " + std::to_string(tree.first_day.time_since_epoch().count()) + ".." +
           std::to_string(tree.last_day.time_since_epoch().count());
  }
  if (tree.kind == MatchTree::Kind::text) return to_string(*tree.text);
  if (tree.parts.empty()) return name;
  std::string text = "(" + name;
  for (const MatchTree& part : tree.parts) text += " " + to_string(part);
  return text + ")";
}

}  // namespace dateline
