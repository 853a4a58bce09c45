#include "indexer/cleaning/text_byline.h"

#include <algorithm>
#include <unordered_map>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/meta_line.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/person_name.h"

namespace dateline {
namespace {

constexpr std::size_t kAboveHeadline = 3;  // lines
constexpr std::size_t kBelowFirst = 14;    // behind the story's first line, where pages put bylines after a lead
constexpr std::size_t kBareBelow = 8;      // the same for names without "By"
constexpr std::size_t kMostWords = 24;
constexpr std::size_t kAuthorBox = 3;  // how near a date a name without "By" must stand

class Finder {
 public:
  Finder(const TextLayout& layout, std::size_t first_kept, std::string_view language,
         const std::vector<std::string>& outlets)
      : layout_(layout), first_kept_(first_kept), language_(language), outlets_(outlets) {
    headline_ = layout.headline != SIZE_MAX ? layout.headline : (first_kept > 8 ? first_kept - 8 : 0);
    end_ = std::min(layout.lines.size(), std::max(headline_ + kMostLines, first_kept + 1));
    end_ = std::min(end_, first_kept + kBelowFirst);
  }

  TextByline find() {
    if (first_kept_ == SIZE_MAX) return {};
    for (const std::size_t i : order()) opened(i);
    for (const std::size_t i : order()) credited(i);
    if (found_.names.empty()) {
      for (const std::size_t i : order()) meta_line(i);
    }
    if (found_.names.empty()) count_lines();
    for (std::size_t i = headline_ + 1; i < std::min(end_, first_kept_ + kBareBelow) && found_.names.empty(); ++i)
      bare(i);
    return found_;
  }

 private:
  static constexpr std::size_t kMostLines = 60;

  [[nodiscard]] const TextLine& line(std::size_t i) const { return layout_.lines[i]; }

  // The headline first, then what follows it, then what stands above.
  [[nodiscard]] std::vector<std::size_t> order() const {
    std::vector<std::size_t> order;
    for (std::size_t i = headline_; i < end_; ++i) order.push_back(i);
    const std::size_t above = headline_ > kAboveHeadline ? headline_ - kAboveHeadline : 0;
    for (std::size_t i = std::min(headline_, end_); i-- > above;) order.push_back(i);
    return order;
  }

  [[nodiscard]] bool readable(std::size_t i) const {
    const TextLine& at = line(i);
    return i != layout_.headline && !at.caption && at.shape.words <= kMostWords && !at.prose;
  }

  void set_agency(const std::string& agency, std::size_t i) {
    if (agency.empty() || !found_.agency.empty()) return;
    found_.agency = agency;
    found_.agency_from = "byline, " + line_name(line(i));
  }
  void set_names(const std::vector<std::string>& names, std::size_t i, double confidence) {
    if (names.empty() || !found_.names.empty()) return;
    found_.names = names;
    found_.names_from = line_name(line(i));
    found_.confidence = confidence;
  }

  // "Associated Press" alone on a line right at the headline, "Ann Example | Continental Press Agency".
  void credited(std::size_t i) {
    if (!readable(i) || line(i).kept || i > first_kept_ + 2) return;
    const std::string& text = line(i).text;
    if (!agency_credit(text).empty() && line(i).shape.words <= 5) return set_agency(agency_credit(text), i);
    if (i < headline_ || i > headline_ + 4 || line(i).shape.words > 10 || line(i).shape.digits > 0) return;
    // "Ann Example/AGENCY" made the picture.
    if (text.find_first_of("|,") == std::string::npos) return;
    const Byline parts = read_byline(text, outlets_, false);
    if (parts.names.empty() || (parts.agency.empty() && parts.acronym.empty() && !has_role_word(text))) return;
    set_agency(parts.agency.empty() ? parts.acronym : parts.agency, i);
    set_names(parts.names, i, 0.6);
  }

  void opened(std::size_t i) {
    if (!readable(i) || !begins_as_byline(line(i).text)) return;
    if (line(i).kept && line(i).shape.ends_sentence) return;
    const Byline byline = read_byline(line(i).text, outlets_, false);
    set_agency(byline.agency.empty() ? byline.acronym : byline.agency, i);
    set_names(byline.names, i, 0.8);
  }

  void meta_line(std::size_t i) {
    if (!readable(i) || line(i).kept || i >= first_kept_ + kBareBelow) return;
    std::vector<std::string> names = read_meta_line(line(i).text, outlets_, language_);
    // A kicker with a year in it, "At protests 2022", opens the headline as well.
    std::erase_if(names, [&](const std::string& name) { return in_headline(name); });
    set_names(names, i, 0.6);
  }

  void count_lines() {
    for (const TextLine& at : layout_.lines) {
      if (at.text.size() < 60) ++counts_[at.text];
    }
  }

  // A name alone on its line: beside the date, or said again by the box about its bearer.
  void bare(std::size_t i) {
    const TextLine& at = line(i);
    const TextShape& shape = at.shape;
    if (!readable(i) || at.kept || at.phrase != Phrase::none || shape.words < 2 || shape.words > 4) return;
    if (shape.capitals + 1 < shape.words || shape.capitals < 2 || shape.digits > 0) return;
    // "Ann Example/AGENCY" made the picture.
    if (at.text.find('/') != std::string::npos || !is_person(at.text, outlets_, false) || in_headline(at.text)) return;
    const bool under_headline = i == headline_ + 1 && i < first_kept_;
    const bool again = counts_[at.text] >= 2;
    if (beside_date(i, under_headline || again ? kAuthorBox : 1) || (again && between(i)) ||
        (under_headline && i + 1 < layout_.lines.size() && line(i + 1).prose))
      set_names({with_normal_case(at.text)}, i, 0.5);
  }
  [[nodiscard]] bool between(std::size_t i) const { return i > headline_ && i < first_kept_ + 4; }
  [[nodiscard]] bool beside_date(std::size_t i, std::size_t reach) const {
    for (std::size_t n = i > reach ? i - reach : 0; n < std::min(layout_.lines.size(), i + reach + 1); ++n) {
      if (n == i || line(n).shape.words > 16 || line(n).shape.digits < 5) continue;
      if (!find_dates(line(n).text, language_).empty()) return true;
    }
    return false;
  }
  [[nodiscard]] bool in_headline(const std::string& text) const {
    return layout_.headline != SIZE_MAX &&
           squashed(line(layout_.headline).text).find(squashed(text)) != std::string::npos;
  }

  const TextLayout& layout_;
  std::size_t first_kept_;
  std::string_view language_;
  const std::vector<std::string>& outlets_;
  std::size_t headline_ = 0;
  std::size_t end_ = 0;
  std::unordered_map<std::string_view, int> counts_;
  TextByline found_;
};

}  // namespace

std::string line_name(const TextLine& line) { return "line " + std::to_string(line.number) + " of the text"; }

TextByline find_text_byline(const TextLayout& layout, std::size_t first_kept, std::string_view language,
                            const std::vector<std::string>& outlets) {
  return first_kept == SIZE_MAX ? TextByline() : Finder(layout, first_kept, language, outlets).find();
}

}  // namespace dateline
