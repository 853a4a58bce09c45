// A page without markup, from its lines to the article.
#include <algorithm>
#include <array>

#include "common/dates/dates.h"
#include "common/text/language.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/agency.h"
#include "indexer/cleaning/date_words.h"
#include "indexer/cleaning/dateline_place.h"
#include "indexer/cleaning/draft.h"
#include "indexer/cleaning/meta_line.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/not_article.h"
#include "indexer/cleaning/page_text.h"
#include "indexer/cleaning/published.h"
#include "indexer/cleaning/text_byline.h"
#include "indexer/cleaning/title.h"

namespace dateline {
namespace {

class TextCleaner {
 public:
  TextCleaner(Draft& draft, std::string_view utf8)
      : draft_(draft), layout_(lay_out(utf8, draft.page.url, draft.rules)) {}

  void clean() {
    Article& article = draft_.article;
    article.url = draft_.page.url;
    article.id = draft_.page.url;
    if (!article.url.empty()) draft_.note("url", "address of the crawl", 1);
    body();
    title();
    source();
    language_ = detect_language(article.body);
    byline();
    place_and_agency();
    dates();
    section();
    tags();
    judge();
  }

 private:
  [[nodiscard]] const std::vector<TextLine>& lines() const { return layout_.lines; }

  void body() {
    for (const TextLine& line : lines()) {
      draft_.cleaned.blocks.push_back({line.text, line.kept, line.reason});
      if (!line.kept) continue;
      draft_.add_paragraph(line.text);
      if (first_kept_ == SIZE_MAX) first_kept_ = static_cast<std::size_t>(&line - lines().data());
    }
    if (!draft_.article.body.empty()) draft_.note("body", "the densest run of prose lines", 0.8);
  }

  void title() {
    if (layout_.headline == SIZE_MAX) return;
    const TextLine& line = lines()[layout_.headline];
    draft_.article.title = line.text;
    draft_.note("title", line_name(line), 0.7);
  }

  // Lines that may hold byline, agency, date: from a little above the headline to the first paragraphs.
  struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] Window near() const {
    if (first_kept_ == SIZE_MAX) return {};
    const std::size_t begin = layout_.headline != SIZE_MAX ? layout_.headline : (first_kept_ > 8 ? first_kept_ - 8 : 0);
    return {begin > 3 ? begin - 3 : 0, std::min(lines().size(), first_kept_ + 3)};
  }
  // The headline first, then what follows it, then what stands above.
  [[nodiscard]] std::vector<std::size_t> near_order() const {
    const Window window = near();
    std::vector<std::size_t> order;
    const std::size_t headline = layout_.headline != SIZE_MAX ? layout_.headline : window.begin;
    for (std::size_t i = headline; i < std::min(window.end, headline + 60); ++i) order.push_back(i);
    for (std::size_t i = std::min(headline, window.end); i-- > window.begin;) order.push_back(i);
    return order;
  }

  void source() {
    Article& article = draft_.article;
    for (std::size_t i = lines().size(); i-- > 0 && article.source.empty();) {
      if (lines()[i].kept) break;
      const std::string outlet = copyright_outlet(lines()[i].text);
      if (outlet.empty()) continue;
      article.source = as_printed_elsewhere(outlet);
      draft_.note("source", "copyright line, " + line_name(lines()[i]), 0.7);
    }
    if (article.source.empty()) masthead();
    if (article.source.empty()) {
      article.source = host_of(draft_.page.url);
      if (!article.source.empty()) draft_.note("source", "host", 0.5);
    }
    if (!article.source.empty()) outlets_.push_back(article.source);
    std::vector<std::string> outlets = outlets_;
    if (!draft_.page.url.empty()) outlets.push_back(host_of(draft_.page.url));
    article.title = without_outlet(article.title, outlets);
  }

  // "JAKARTA GLOBE" in the copyright line, "Logo Jakarta Globe" in the head of the page.
  [[nodiscard]] std::string as_printed_elsewhere(const std::string& outlet) const {
    const std::string wanted = ascii_lower(outlet);
    for (const TextLine& line : lines()) {
      if (line.text.size() > 200) continue;
      const std::size_t at = ascii_lower(line.text).find(wanted);
      if (at == std::string::npos) continue;
      std::string printed = line.text.substr(at, outlet.size());
      if (printed != ascii_lower(printed) && printed.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
        return printed;
    }
    return outlet;
  }

  // A line above the headline that the tail of the page repeats is the outlet's name.
  void masthead() {
    const std::size_t end = layout_.headline != SIZE_MAX ? layout_.headline : 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(end, 12); ++i) {
      const TextLine& line = lines()[i];
      if (line.shape.words < 1 || line.shape.words > 4 || line.shape.capitals < line.shape.words ||
          line.shape.digits > 0)
        continue;
      for (std::size_t n = lines().size(); n-- > layout_.body_end && n + 6 > lines().size();) {
        if (lines()[n].text.starts_with(line.text) && n > i) {
          draft_.article.source = line.text;
          draft_.note("source", line_name(line) + ", repeated at the end", 0.5);
          return;
        }
      }
    }
  }

  void byline() {
    byline_ = find_text_byline(layout_, first_kept_, language_, outlets_);
    if (byline_.names.empty()) return;
    draft_.article.byline = byline_.names;
    draft_.note("byline", byline_.names_from, byline_.confidence);
  }

  void place_and_agency() {
    Article& article = draft_.article;
    const DatelinePlace opening = read_dateline(article.body);
    article.place = opening.place;
    if (!opening.place.empty()) draft_.note("place", "dateline", 0.9);
    const auto set = [&](const std::string& name, std::string_view from, double confidence) {
      if (name.empty() || !article.agency.empty()) return;
      article.agency = name;
      draft_.note("agency", from, confidence);
    };
    set(opening.agency, "dateline", 0.95);
    set(byline_.agency, byline_.agency_from, 0.85);
    set(closing_credit(article.body), "credit at the end", 0.8);
    if (!article.byline.empty()) return;
    set(attributed_agency(article.body), "named as the source in the first paragraph", 0.4);
    for (std::size_t i = near().begin; i < near().end; ++i) {
      if (lines()[i].caption) set(caption_credit(lines()[i].text), "caption, " + line_name(lines()[i]), 0.3);
    }
  }

  void dates() {
    Article& article = draft_.article;
    std::vector<OfferedDate> offers;
    for (const std::size_t i : near_order()) offer_line(i, 24, 0.75, offers);
    if (first_kept_ != SIZE_MAX) offer_lines_further_off(offers);
    if (const std::optional<Date> date = date_from_url(draft_.page.url)) offers.push_back({*date, "URL", 0.6});
    ChosenDate published = choose_date("published", offers, article.fetched);
    article.published = published.date;
    ChosenDate modified = choose_date("modified", changes_, article.fetched);
    article.modified = modified.date;
    for (const ChosenDate* chosen : {&published, &modified}) {
      article.evidence.insert(article.evidence.end(), chosen->evidence.begin(), chosen->evidence.end());
    }
    for (const TextLine& line : lines()) {
      const std::string_view note = line.text.size() > 400 ? std::string_view() : crawl_note(line.text);
      if (!note.empty()) {
        draft_.note("published", "not taken: '" + std::string(note) + "' in " + line_name(line) + " is a crawl note",
                    0);
      }
    }
  }

  // Pages put their dates behind a lead, too, and among the first paragraphs; some far above the headline.
  void offer_lines_further_off(std::vector<OfferedDate>& offers) {
    constexpr std::size_t kBelow = 14;
    constexpr std::size_t kAbove = 12;
    const std::size_t headline = layout_.headline != SIZE_MAX ? layout_.headline : first_kept_;
    const std::size_t end = std::min(lines().size(), first_kept_ + kBelow);
    for (std::size_t i = headline; i < end && offers.empty(); ++i) offer_line(i, 16, 0.6, offers);
    const std::size_t begin = headline > kAbove ? headline - kAbove : 0;
    for (std::size_t i = headline; i-- > begin && offers.empty();) offer_line(i, 12, 0.5, offers);
  }

  void offer_line(std::size_t i, std::size_t most_words, double confidence, std::vector<OfferedDate>& offers) {
    const TextLine& line = lines()[i];
    // Han and kana count by the character.
    if (i == layout_.headline || line.shape.words - line.shape.dense * 2 / 3 > most_words) return;
    if (!crawl_note(line.text).empty()) return;
    const std::string text = unglued(line.text);
    const std::vector<FoundDate> found = find_dates(text, language_);
    if (found.empty() || says(text, DateLabel::other)) return;
    if ((line.kept || line.caption || line.prose) && !is_date_line(text, found)) return;
    const bool changed = found.size() < 2 && says(text, DateLabel::updated) && !says(text, DateLabel::published);
    (changed ? changes_ : offers).push_back({found.front().date, line_name(line), confidence});
  }

  // Little more than dates: "Published: 01.07.2023, 11:16".
  static bool is_date_line(std::string_view text, const std::vector<FoundDate>& found) {
    constexpr std::size_t kMostBesides = 40;
    std::size_t dates = 0;
    for (const FoundDate& one : found) dates += one.span.end - one.span.begin;
    return text.size() <= dates + kMostBesides * found.size();
  }

  // "Nov 13, 2014 | Science | 0 comments", "You are here: Home > World"
  void section() {
    for (const std::size_t i : near_order()) {
      const TextLine& line = lines()[i];
      if (line.kept || line.text.size() > 120) continue;
      std::string_view text = line.text;
      const std::size_t arrow = text.rfind(" > ");
      if (arrow != std::string_view::npos &&
          (starts_with_nocase(text, "home") || starts_with_nocase(text, "you are here"))) {
        return set_section(text.substr(arrow + 3), line);
      }
      if (find_dates(text, language_).empty()) continue;
      while (!text.empty()) {
        const std::size_t bar = std::min(text.find('|'), text.size());
        const std::string_view part = trim(text.substr(0, bar));
        const TextShape shape = shape_of(part);
        const bool is_date = !find_dates(part, language_).empty();
        if (bar < text.size() && !is_date && shape.digits == 0 && shape.words >= 1 && shape.words <= 2 &&
            shape.capitals == shape.words && part.size() < text.size()) {
          return set_section(part, line);
        }
        text.remove_prefix(std::min(bar + 1, text.size()));
      }
    }
    section_below_tags();
  }
  void set_section(std::string_view name, const TextLine& line) {
    draft_.article.section = squeeze_blanks(name);
    draft_.note("section", line_name(line), 0.6);
  }
  // "Tags:" on a line of its own, "#International" on the next.
  void section_below_tags() {
    for (std::size_t i = layout_.body_end; i + 1 < std::min(lines().size(), layout_.body_end + 6); ++i) {
      if (lines()[i].phrase != Phrase::tags || squashed(lines()[i].text) != "tags") continue;
      const std::string& next = lines()[i + 1].text;
      if (next.size() > 1 && next.front() == '#' && lines()[i + 1].shape.words <= 2)
        set_section(std::string_view(next).substr(1), lines()[i + 1]);
    }
  }

  void tags() {
    for (std::size_t i = layout_.body_end; i < std::min(lines().size(), layout_.body_end + 12); ++i) {
      const TextLine& line = lines()[i];
      if (line.phrase != Phrase::tags) continue;
      std::string_view text = line.text;
      const std::size_t colon = text.find(':');
      if (colon == std::string_view::npos || colon + 1 >= text.size()) continue;
      add_tags(text.substr(colon + 1));
    }
  }
  void add_tags(std::string_view list) {
    while (!list.empty() && draft_.article.tags.size() < 40) {
      const std::size_t comma = std::min(list.find_first_of(",;#"), list.size());
      const std::string tag = squeeze_blanks(list.substr(0, comma));
      if (!tag.empty() && tag.size() < 60) draft_.article.tags.push_back(tag);
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }

  void judge() {
    PageJudgement page;
    page.title = draft_.article.title;
    if (page.title.empty() && !lines().empty()) page.title = lines().front().text;
    page.body = draft_.article.body;
    page.has_blocks = !lines().empty();
    draft_.reject(why_not_article(page));
  }

  Draft& draft_;
  TextLayout layout_;
  std::string language_;
  TextByline byline_;
  std::vector<OfferedDate> changes_;
  std::size_t first_kept_ = SIZE_MAX;
  std::vector<std::string> outlets_;
};

}  // namespace

void clean_page_text(Draft& draft, std::string_view utf8) { TextCleaner(draft, utf8).clean(); }

}  // namespace dateline
