#include "indexer/cleaning/text_labels.h"

#include <algorithm>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/text_dates.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestLine = 120;
constexpr std::size_t kMostTags = 40;

// The last step of a breadcrumb.
std::string_view behind_arrow(std::string_view text) {
  const std::size_t arrow = text.rfind(" > ");
  const bool crumbs = starts_with_nocase(text, "home") || starts_with_nocase(text, "you are here");
  return crumbs && arrow != std::string_view::npos ? text.substr(arrow + 3) : std::string_view();
}

// One or two words with capitals between the bars of a date line.
std::string_view between_bars(std::string_view text, std::string_view language) {
  if (find_dates(text, language).empty()) return {};
  while (!text.empty()) {
    const std::size_t bar = std::min(text.find('|'), text.size());
    const std::string_view part = trim(text.substr(0, bar));
    const TextShape shape = shape_of(part);
    if (bar < text.size() && shape.digits == 0 && shape.words >= 1 && shape.words <= 2 &&
        shape.capitals == shape.words && part.size() < text.size() && find_dates(part, language).empty())
      return part;
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return {};
}

// "Tags:" on a line of its own, "#International" on the next.
TextSection below_tags(const TextLayout& layout) {
  const std::vector<TextLine>& lines = layout.lines;
  for (std::size_t i = layout.body_end; i + 1 < std::min(lines.size(), layout.body_end + 6); ++i) {
    if (lines[i].phrase != Phrase::tags || squashed(lines[i].text) != "tags") continue;
    const TextLine& next = lines[i + 1];
    if (next.text.size() > 1 && next.text.front() == '#' && next.shape.words <= 2)
      return {squeeze_blanks(std::string_view(next.text).substr(1)), &next};
  }
  return {};
}

}  // namespace

TextSection find_text_section(const TextLayout& layout, std::size_t first_kept, std::string_view language) {
  for (const std::size_t i : lines_near_headline(layout, first_kept)) {
    const TextLine& line = layout.lines[i];
    if (line.kept || line.text.size() > kLongestLine) continue;
    std::string_view name = behind_arrow(line.text);
    if (name.empty()) name = between_bars(line.text, language);
    if (!name.empty()) return {squeeze_blanks(name), &line};
  }
  return below_tags(layout);
}

std::vector<std::string> find_text_tags(const TextLayout& layout) {
  std::vector<std::string> tags;
  for (std::size_t i = layout.body_end; i < std::min(layout.lines.size(), layout.body_end + 12); ++i) {
    const TextLine& line = layout.lines[i];
    const std::size_t colon = line.text.find(':');
    if (line.phrase != Phrase::tags || colon == std::string::npos) continue;
    for (std::string_view rest = std::string_view(line.text).substr(colon + 1); !rest.empty();) {
      const std::size_t comma = std::min(rest.find_first_of(",;#"), rest.size());
      std::string tag = squeeze_blanks(rest.substr(0, comma));
      if (!tag.empty() && tag.size() < 60 && tags.size() < kMostTags) tags.push_back(std::move(tag));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return tags;
}

}  // namespace dateline
