// Sure is only what says twice that a story begins.  A row of stars parts the chapters of one story as often as two
// stories; a short line is a subheading as often as a headline; a dateline may stand in the middle of a report.  So a
// further story has a headline, and behind it a byline, a date or a dateline, and before the headline a separating line
// or else a story that began with a dateline as well.  Each has whole paragraphs.
#include "indexer/cleaning/text_stories.h"

#include <algorithm>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/dateline_place.h"

namespace dateline {
namespace {

constexpr std::size_t kLeastParagraphs = 3;
constexpr std::size_t kLeastHeadline = 4;  // words
constexpr std::size_t kMostHead = 4;       // lines between headline and text
constexpr std::size_t kMostStories = 50;

// "* * *", "-----", "###", "-30-".
bool is_separator(std::string_view text) {
  if (text == "-30-" || text == "- 30 -") return true;
  std::size_t marks = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c == ' ') continue;
    const bool mark = c == '*' || c == '-' || c == '=' || c == '_' || c == '#' || c == '~' || c == 0x2022 ||
                      c == 0x2014 || c == 0x2013 || c == 0x2500;
    if (!mark) return false;
    ++marks;
  }
  return marks >= 3;
}

bool is_wall(const TextLine& line) { return line.phrase != Phrase::none && line.phrase != Phrase::furniture; }

class Cutter {
 public:
  Cutter(const std::vector<TextLine>& lines, std::string_view language) : lines_(lines), language_(language) {}

  std::vector<std::size_t> cut() {
    std::vector<std::size_t> headlines;
    std::size_t begin = 0;
    bool dated = false;          // the story from `begin` on opens with a dateline
    std::size_t paragraphs = 0;  // one right after the other
    std::size_t run = 0;
    for (std::size_t i = 0; i < lines_.size() && headlines.size() < kMostStories; ++i) {
      if (is_wall(lines_[i])) break;
      if (lines_[i].prose) {
        if (paragraphs == 0) dated = has_dateline(i);
        paragraphs = std::max(paragraphs, ++run);
        continue;
      }
      if (!is_between(lines_[i])) run = 0;
      if (paragraphs < kLeastParagraphs || i == begin) continue;
      const Head head = head_at(i);
      const bool parted = is_separator(lines_[i - 1].text);
      if (!(parted ? head.signed_or_dated || head.dateline : head.dateline && dated)) continue;
      headlines.push_back(i);
      begin = i;
      paragraphs = 0;
      run = 0;
    }
    return headlines;
  }

 private:
  // What stands behind a line, if it is a headline with a story.
  struct Head {
    bool signed_or_dated = false;
    bool dateline = false;
  };

  [[nodiscard]] Head head_at(std::size_t i) const {
    const TextLine& line = lines_[i];
    if (line.prose || line.caption || line.phrase != Phrase::none || line.shape.words < kLeastHeadline ||
        line.shape.ends_sentence || line.shape.ends_colon || begins_as_byline(line.text))
      return {};
    Head head;
    std::size_t text = i + 1;
    for (; text < lines_.size() && text <= i + kMostHead && !lines_[text].prose; ++text) {
      if (lines_[text].shape.words > 16) continue;
      head.signed_or_dated = head.signed_or_dated || begins_as_byline(lines_[text].text) ||
                             !find_dates(lines_[text].text, language_).empty();
    }
    if (text >= lines_.size() || !lines_[text].prose || paragraphs_from(text) < kLeastParagraphs) return {};
    head.dateline = has_dateline(text);
    return head;
  }

  // A place in capitals or an agency opens the paragraph.
  [[nodiscard]] bool has_dateline(std::size_t i) const {
    const DatelinePlace found = read_dateline(lines_[i].text);
    return !found.agency.empty() || is_upper_place(found.place);
  }
  static bool is_upper_place(std::string_view place) {
    const std::string_view town = place.substr(0, place.find(','));
    return town.size() >= 3 && std::none_of(town.begin(), town.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
           town.front() >= 'A' && town.front() <= 'Z';
  }

  // One right after the other: news in brief are a headline and a paragraph each.
  [[nodiscard]] std::size_t paragraphs_from(std::size_t i) const {
    std::size_t paragraphs = 0;
    for (; i < lines_.size() && paragraphs < kLeastParagraphs; ++i) {
      if (lines_[i].prose)
        ++paragraphs;
      else if (!is_between(lines_[i]))
        break;
    }
    return paragraphs;
  }
  // "Advertisement", a picture's caption.
  static bool is_between(const TextLine& line) { return line.caption || line.phrase == Phrase::furniture; }

  const std::vector<TextLine>& lines_;
  std::string_view language_;
};

}  // namespace

std::vector<std::size_t> further_headlines(const std::vector<TextLine>& lines, std::string_view language) {
  return Cutter(lines, language).cut();
}

}  // namespace dateline
