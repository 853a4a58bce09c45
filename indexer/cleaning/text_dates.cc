#include "indexer/cleaning/text_dates.h"

#include <algorithm>

#include "common/dates/dates.h"
#include "indexer/cleaning/date_words.h"
#include "indexer/cleaning/meta_line.h"
#include "indexer/cleaning/text_byline.h"

namespace dateline {
namespace {

constexpr std::size_t kMostNear = 60;
constexpr std::size_t kBelow = 14;  // behind the first line, where dates may follow a lead
constexpr std::size_t kAbove = 12;  // above the headline

// Little more than dates: "Published: 01.07.2023, 11:16".
bool is_date_line(std::string_view text, const std::vector<FoundDate>& found) {
  constexpr std::size_t kMostBesides = 40;
  std::size_t dates = 0;
  for (const FoundDate& one : found) dates += one.span.end - one.span.begin;
  return text.size() <= dates + kMostBesides * found.size();
}

class Finder {
 public:
  Finder(const TextLayout& layout, std::string_view language) : layout_(layout), language_(language) {}

  TextDates find(std::size_t first_kept, std::string_view url, const std::optional<Date>& fetched) {
    for (const std::size_t i : lines_near_headline(layout_, first_kept)) offer_line(i, 24, 0.75);
    if (first_kept != SIZE_MAX) offer_lines_further_off(first_kept);
    if (const std::optional<Date> date = date_from_url(url)) offers_.push_back({*date, "URL", 0.6, {}});
    return {choose_date("published", offers_, fetched), choose_date("modified", changes_, fetched)};
  }

 private:
  [[nodiscard]] const std::vector<TextLine>& lines() const { return layout_.lines; }

  // Pages put their dates behind a lead, too, and among the first paragraphs; some far above the headline.
  void offer_lines_further_off(std::size_t first_kept) {
    const std::size_t headline = layout_.headline != SIZE_MAX ? layout_.headline : first_kept;
    const std::size_t end = std::min(lines().size(), first_kept + kBelow);
    for (std::size_t i = headline; i < end && offers_.empty(); ++i) offer_line(i, 16, 0.6);
    const std::size_t begin = headline > kAbove ? headline - kAbove : 0;
    for (std::size_t i = headline; i-- > begin && offers_.empty();) offer_line(i, 12, 0.5);
  }

  void offer_line(std::size_t i, std::size_t most_words, double confidence) {
    const TextLine& line = lines()[i];
    // Han and kana count by the character.
    if (i == layout_.headline || line.shape.words - line.shape.dense * 2 / 3 > most_words) return;
    if (!crawl_note(line.text).empty()) return;
    const std::string text = unglued(line.text);
    const std::vector<FoundDate> found = find_dates(text, language_);
    if (found.empty() || says(text, DateLabel::other)) return;
    if ((line.kept || line.caption || line.prose) && !is_date_line(text, found)) return;
    const bool changed = found.size() < 2 && says(text, DateLabel::updated) && !says(text, DateLabel::published);
    (changed ? changes_ : offers_).push_back({found.front().date, line_name(line), confidence, {}});
  }

  const TextLayout& layout_;
  std::string_view language_;
  std::vector<OfferedDate> offers_;
  std::vector<OfferedDate> changes_;
};

}  // namespace

std::vector<std::size_t> lines_near_headline(const TextLayout& layout, std::size_t first_kept) {
  if (first_kept == SIZE_MAX) return {};
  const std::size_t headline = layout.headline != SIZE_MAX ? layout.headline : (first_kept > 8 ? first_kept - 8 : 0);
  const std::size_t begin = headline > 3 ? headline - 3 : 0;
  const std::size_t end = std::min(layout.lines.size(), first_kept + 3);
  std::vector<std::size_t> order;
  for (std::size_t i = layout.headline != SIZE_MAX ? headline : begin; i < std::min(end, headline + kMostNear); ++i)
    order.push_back(i);
  for (std::size_t i = std::min(layout.headline != SIZE_MAX ? headline : begin, end); i-- > begin;) order.push_back(i);
  return order;
}

TextDates find_text_dates(const TextLayout& layout, std::size_t first_kept, std::string_view language,
                          std::string_view url, const std::optional<Date>& fetched) {
  return Finder(layout, language).find(first_kept, url, fetched);
}

}  // namespace dateline
