// Section and tags of a page without markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/page_text.h"

namespace dateline {

struct TextSection {
  std::string name;
  const TextLine* line = nullptr;  ///< that says so
};

/// "Nov 13, 2014 | Science | 0 comments", "You are here: Home > World" near the headline, or what follows "Tags:".
[[nodiscard]] TextSection find_text_section(const TextLayout& layout, std::size_t first_kept,
                                            std::string_view language);
/// What stands behind "Tags:" below the text.
[[nodiscard]] std::vector<std::string> find_text_tags(const TextLayout& layout);

}  // namespace dateline
