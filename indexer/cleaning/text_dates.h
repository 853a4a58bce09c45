// The dates that a page without markup gives: on the lines round its headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "indexer/cleaning/page_text.h"
#include "indexer/cleaning/published.h"

namespace dateline {

struct TextDates {
  ChosenDate published;
  ChosenDate modified;
};

/// `first_kept` is the story's first line; `language` is that by which numbers are read, `url` the page's address.
[[nodiscard]] TextDates find_text_dates(const TextLayout& layout, std::size_t first_kept, std::string_view language,
                                        std::string_view url, const std::optional<Date>& fetched);

/// Lines that may hold byline, section or date: the headline's first, then what follows it up to the first paragraphs,
/// then what stands a little above.
[[nodiscard]] std::vector<std::size_t> lines_near_headline(const TextLayout& layout, std::size_t first_kept);

}  // namespace dateline
