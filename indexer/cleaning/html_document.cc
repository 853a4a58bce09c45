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

HtmlDocument part_of(const HtmlDocument& document, std::uint32_t node) {
  HtmlDocument part;
  const HtmlNode& root = document.nodes[node];
  const std::uint32_t text_begin = root.text_begin;
  part.text = document.text.substr(text_begin, root.text_end - text_begin);
  part.marks = document.marks;
  part.language = document.language;
  for (const MetaTag& meta : document.metas) {
    if (meta.name == "og:site_name" || meta.name == "application-name") part.metas.push_back(meta);
  }
  // The element becomes node 1, below a root of its own.
  part.nodes.push_back(HtmlNode{.end = root.end - node + 1, .text_end = root.text_end - text_begin});
  for (std::uint32_t n = node; n < root.end; ++n) {
    HtmlNode moved = document.nodes[n];
    moved.parent = n == node ? 0 : moved.parent - node + 1;
    moved.end -= node - 1;
    moved.text_begin -= text_begin;
    moved.text_end -= text_begin;
    part.nodes.push_back(moved);
  }
  for (const HtmlAttribute& attribute : document.attributes) {
    if (!document.inside(attribute.node, node)) continue;
    part.attributes.push_back(attribute);
    part.attributes.back().node -= node - 1;
  }
  for (const HtmlBlock& block : document.blocks) {
    if (!document.inside(block.node, node)) continue;
    part.blocks.push_back(block);
    part.blocks.back().node -= node - 1;
    part.blocks.back().text_begin -= text_begin;
    part.blocks.back().text_end -= text_begin;
  }
  return part;
}

const std::string* HtmlDocument::meta(std::string_view name) const noexcept {
  for (const MetaTag& meta : metas) {
    if (meta.name == name && !meta.content.empty()) return &meta.content;
  }
  return nullptr;
}

}  // namespace dateline
