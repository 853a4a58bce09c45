// How the article is found in a page that is only lines.
//
// There are no containers to trust, so everything rests on order: a headline, perhaps lines of byline, date and
// caption, then one dense run of sentences, then a tail ("Tags", "Related Posts", "Leave a Reply").  Lines get weights,
// a tail marker is a wall, and the best contiguous run between walls is the body; inside it repeated lines, captions
// and furniture are dropped.
#include "indexer/cleaning/page_text.h"

#include <algorithm>

#include "indexer/cleaning/page_text_work.h"

namespace dateline {

TextLayout lay_out(std::string_view utf8, std::string_view address, const Rules& rules) {
  return lay_out(read_lines(utf8, rules), address, rules);
}

TextLayout lay_out(std::vector<TextLine> lines, std::string_view address, const Rules& rules) {
  TextLayout layout;
  layout.lines = std::move(lines);
  find_text_body(layout, rules);
  find_text_headline(layout, address);
  fit_text_body(layout, rules);
  judge_lines(layout, rules);
  return layout;
}

std::string_view crawl_note(std::string_view line) noexcept {
  static constexpr std::string_view kWord = "date ";
  static constexpr std::string_view kShape = "dddd-dd-dd";
  for (std::size_t at = line.find(kWord); at != std::string_view::npos; at = line.find(kWord, at + 1)) {
    if (at > 0 && line[at - 1] != ' ') continue;
    const std::string_view date = line.substr(at + kWord.size(), kShape.size());
    if (date.size() != kShape.size()) return {};
    const bool fits = std::equal(date.begin(), date.end(), kShape.begin(),
                                 [](char c, char shape) { return shape == 'd' ? c >= '0' && c <= '9' : c == shape; });
    if (fits) return line.substr(at, kWord.size() + kShape.size());
  }
  return {};
}

}  // namespace dateline
