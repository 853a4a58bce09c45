// Who wrote a page without markup: the lines round its headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/page_text.h"

namespace dateline {

struct TextByline {
  std::vector<std::string> names;
  std::string names_from;  ///< the line, for evidence
  double confidence = 0;
  std::string agency;
  std::string agency_from;
};

/// `first_kept` is the line the story begins with, SIZE_MAX if there is none.
[[nodiscard]] TextByline find_text_byline(const TextLayout& layout, std::size_t first_kept, std::string_view language,
                                          const std::vector<std::string>& outlets);

/// "line 14 of the text".
[[nodiscard]] std::string line_name(const TextLine& line);

}  // namespace dateline
