#include "indexer/cleaning/entry_headings.h"

namespace dateline {
namespace {

// The ancestor of `node` that is a child of `parent`.
std::uint32_t branch(const HtmlDocument& document, std::uint32_t node, std::uint32_t parent) {
  while (document.nodes[node].parent != parent) node = document.nodes[node].parent;
  return node;
}

bool are_entries(const HtmlDocument& document, std::uint32_t one, std::uint32_t other) {
  std::uint32_t both = document.nodes[one].parent;
  while (!document.inside(other, both)) both = document.nodes[both].parent;
  const std::uint32_t a = branch(document, one, both);
  const std::uint32_t b = branch(document, other, both);
  return a != one && b != other && document.nodes[a].tag == document.nodes[b].tag &&
         document.marks_of(a) == document.marks_of(b);
}

}  // namespace

std::vector<std::uint32_t> entry_headings(const HtmlDocument& document) {
  std::vector<std::uint32_t> entries;
  std::uint32_t last = kNoNode;
  for (std::uint32_t n = 1; n < document.nodes.size(); ++n) {
    if (document.nodes[n].tag != Tag::h1) continue;
    if (last != kNoNode && !document.inside(n, last) && are_entries(document, last, n)) {
      if (entries.empty() || entries.back() != last) entries.push_back(last);
      entries.push_back(n);
    }
    last = n;
  }
  return entries;
}

}  // namespace dateline
