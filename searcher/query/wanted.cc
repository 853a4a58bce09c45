#include "searcher/query/wanted.h"

namespace dateline {
namespace {

void collect(const Node& node, std::vector<const Node*>& out) {
  if (is_text(node.kind)) out.push_back(&node);
  if (node.kind == NodeKind::not_) return;
  for (const Node& child : node.children) {
    collect(child, out);
    if (node.kind == NodeKind::not_near) return;
  }
}

}  // namespace

std::vector<const Node*> wanted_leaves(const Node& root) {
  std::vector<const Node*> out;
  collect(root, out);
  return out;
}

}  // namespace dateline
