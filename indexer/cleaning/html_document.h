// A page with markup as cleaning sees it: one flat array of elements, one text, and the blocks of that text.
//
// There is no tree of allocated nodes: an element knows its parent, where its descendants end and which bytes of the
// text lie in it.  That is what scoring needs, it is linear to build, and it does not care how deep a page nests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "indexer/cleaning/html_tags.h"

namespace dateline {

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

/// One element.  Node 0 is the root.
struct HtmlNode {
  std::uint32_t parent = kNoNode;
  std::uint32_t end = 0;         ///< one past the last descendant in HtmlDocument::nodes
  std::uint32_t text_begin = 0;  ///< bytes of HtmlDocument::text
  std::uint32_t text_end = 0;
  std::uint32_t marks_begin = 0;  ///< bytes of HtmlDocument::marks: class, id, role ... in lower case words
  std::uint32_t marks_end = 0;
  std::uint16_t depth = 0;
  Tag tag = Tag::other;
  bool hidden = false;  ///< by attribute or inline style
  bool image = false;   ///< it is one, or holds one
  bool email = false;   ///< it is, or holds, a field for an e-mail address
};

/// An attribute worth keeping.
struct HtmlAttribute {
  std::uint32_t node = 0;
  Attr name = Attr::none;
  std::string value;
};

/// A run of text between two block boundaries.
struct HtmlBlock {
  std::uint32_t node = 0;        ///< the innermost element that forms a block round it
  std::uint32_t text_begin = 0;  ///< bytes of HtmlDocument::text
  std::uint32_t text_end = 0;
  std::uint32_t link_bytes = 0;  ///< of them inside links
  std::string text;              ///< the same without line ends and double blanks
};

/// name/property/http-equiv/itemprop and content of a meta element.
struct MetaTag {
  std::string name;  ///< lower case
  std::string content;
};

struct HtmlDocument {
  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttribute> attributes;  ///< ascending by node
  std::vector<HtmlBlock> blocks;          ///< in order of the page
  std::string text;                       ///< visible text
  std::string marks;
  std::vector<MetaTag> metas;
  std::vector<std::string> json_ld;  ///< contents of application/ld+json scripts
  std::string title;                 ///< of the title element
  std::string canonical;             ///< link rel=canonical
  std::string language;              ///< html lang
  bool cut = false;                  ///< a limit was reached

  [[nodiscard]] std::string_view attribute(std::uint32_t node, Attr name) const noexcept;
  [[nodiscard]] std::string_view marks_of(std::uint32_t node) const noexcept {
    const HtmlNode& n = nodes[node];
    return std::string_view(marks).substr(n.marks_begin, n.marks_end - n.marks_begin);
  }
  /// Text of an element, blanks squeezed.
  [[nodiscard]] std::string text_of(std::uint32_t node) const;
  /// True if `node` is `ancestor` or lies in it.
  [[nodiscard]] bool inside(std::uint32_t node, std::uint32_t ancestor) const noexcept {
    return node >= ancestor && node < nodes[ancestor].end;
  }
  [[nodiscard]] const std::string* meta(std::string_view name) const noexcept;
};

/// One element of a page as a page of its own, for a story among several: its blocks, without what the head of the page
/// says but for the language and the names of the outlet.
[[nodiscard]] HtmlDocument part_of(const HtmlDocument& document, std::uint32_t node);

}  // namespace dateline
