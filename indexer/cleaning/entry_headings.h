// The headings of a live blog's entries.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/cleaning/html_document.h"

namespace dateline {

/// The h1 elements that stand in elements of one kind side by side, ascending: each may be the heading of an entry
/// among several, and the newest entry's is not the page's headline.
[[nodiscard]] std::vector<std::uint32_t> entry_headings(const HtmlDocument& document);

}  // namespace dateline
