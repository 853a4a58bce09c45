// Markup -> HtmlDocument, by libxml2's SAX interface.
//
// Only the SAX interface: libxml2's tree silently loses what is nested deeper than 256 and cuts long text nodes, while
// its event parser is linear in depth and needs no memory of its own.
#pragma once

#include <string>
#include <string_view>

#include "indexer/cleaning/html_document.h"

namespace dateline {

/// Limits; real pages stay far below (most nodes 17,700, depth 47).  Past them text is attached to the last element
/// that fits and HtmlDocument::cut is set.
inline constexpr std::size_t kMaxNodes = 250'000;
inline constexpr std::size_t kMaxDepth = 512;
inline constexpr std::size_t kMaxBlocks = 60'000;

/// Reads any UTF-8 text as HTML.  Never fails: at worst everything is one block.
[[nodiscard]] HtmlDocument parse_html(std::string_view utf8);

}  // namespace dateline
