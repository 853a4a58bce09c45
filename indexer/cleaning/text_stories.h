// Several stories on one page without markup.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/cleaning/page_text.h"

namespace dateline {

/// Indices of the lines that are headlines of further stories, ascending; empty where that is not sure.
[[nodiscard]] std::vector<std::size_t> further_headlines(const std::vector<TextLine>& lines,
                                                         std::string_view language = {});

}  // namespace dateline
