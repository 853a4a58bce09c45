#include "searcher/query/widen.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

bool binds(const Node& node) { return node.kind == NodeKind::not_ || !filter_field(node).empty(); }

}  // namespace

Node any_word(const std::vector<WeightedWord>& words) {
  std::vector<Node> nodes;
  for (const WeightedWord& each : words) {
    nodes.push_back(leaf(NodeKind::word, each.word));
    nodes.back().boost = each.boost;
  }
  return normalised(group(NodeKind::any_of, std::move(nodes)));
}

Node widened(Node root, const std::vector<WeightedWord>& words) {
  if (words.empty() || root.kind == NodeKind::everything || binds(root)) return root;
  std::vector<Node> all, sought;
  if (root.kind == NodeKind::all_of) {
    for (Node& child : root.children) (binds(child) ? all : sought).push_back(std::move(child));
  } else {
    sought.push_back(std::move(root));
  }
  if (sought.empty()) return normalised(group(NodeKind::all_of, std::move(all)));
  std::vector<Node> ways;
  ways.push_back(group(NodeKind::all_of, std::move(sought)));
  ways.push_back(any_word(words));
  all.insert(all.begin(), group(NodeKind::any_of, std::move(ways)));
  return normalised(group(NodeKind::all_of, std::move(all)));
}

Node both(Node a, Node b) {
  std::vector<Node> parts;
  parts.push_back(std::move(a));
  parts.push_back(std::move(b));
  return normalised(group(NodeKind::all_of, std::move(parts)));
}

}  // namespace dateline
