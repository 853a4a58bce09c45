#include "indexer/cleaning/html_document.h"

#include <algorithm>

#include "indexer/cleaning/text_shape.h"

namespace dateline {

std::string_view HtmlDocument::attribute(std::uint32_t node, Attr name) const noexcept {
  auto at = std::lower_bound(attributes.begin(), attributes.end(), node,
                             [](const HtmlAttribute& a, std::uint32_t wanted) { return a.node < wanted; });
  for (; at != attributes.end() && at->node == node; ++at) {
    if (at->name == name) return at->value;
  }
  return {};
}

std::string HtmlDocument::text_of(std::uint32_t node) const {
  const HtmlNode& n = nodes[node];
  return plain_line(std::string_view(text).substr(n.text_begin, n.text_end - n.text_begin));
}

const std::string* HtmlDocument::meta(std::string_view name) const noexcept {
  for (const MetaTag& meta : metas) {
    if (meta.name == name && !meta.content.empty()) return &meta.content;
  }
  return nullptr;
}

}  // namespace dateline
