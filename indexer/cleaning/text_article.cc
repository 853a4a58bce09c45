// A page without markup, from its lines to the article.
#include <algorithm>

#include "common/dates/dates.h"
#include "common/text/language.h"
#include "indexer/cleaning/access.h"
#include "indexer/cleaning/agency.h"
#include "indexer/cleaning/corrections.h"
#include "indexer/cleaning/date_language.h"
#include "indexer/cleaning/dateline_place.h"
#include "indexer/cleaning/draft.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/not_article.h"
#include "indexer/cleaning/page_text.h"
#include "indexer/cleaning/text_byline.h"
#include "indexer/cleaning/text_dates.h"
#include "indexer/cleaning/text_labels.h"
#include "indexer/cleaning/text_stories.h"
#include "indexer/cleaning/title.h"

namespace dateline {
namespace {

class TextCleaner {
 public:
  TextCleaner(Draft& draft, std::vector<TextLine> lines)
      : draft_(draft), layout_(lay_out(std::move(lines), address(), draft.rules)) {}

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
    labels();
    alternative_title();
    notes();
    judge();
  }

 private:
  // It says nothing about a story that is one of several.
  [[nodiscard]] std::string_view address() const {
    return draft_.is_part ? std::string_view() : std::string_view(draft_.page.url);
  }
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
      if (name.empty() || !article.agency.empty() || !is_credible_agency(name, language_, article.byline)) return;
      article.agency = name;
      draft_.note("agency", from, confidence);
    };
    set(opening.agency, "dateline", 0.95);
    set(byline_.agency, byline_.agency_from, 0.85);
    set(closing_credit(article.body), "credit at the end", 0.8);
    if (!article.byline.empty()) return;
    set(attributed_agency(article.body), "named as the source in the first paragraph", 0.4);
    for (const std::size_t i : lines_near_headline(layout_, first_kept_)) {
      if (lines()[i].caption) set(caption_credit(lines()[i].text), "caption, " + line_name(lines()[i]), 0.3);
    }
  }

  void dates() {
    Article& article = draft_.article;
    TextDates found = find_text_dates(layout_, first_kept_, date_language(language_, {}, draft_.page.url), address(),
                                      article.fetched);
    article.published = found.published.date;
    article.modified = found.modified.date;
    for (const ChosenDate* chosen : {&found.published, &found.modified}) {
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

  void labels() {
    const TextSection section = find_text_section(layout_, first_kept_, language_);
    draft_.article.section = section.name;
    if (section.line != nullptr) draft_.note("section", line_name(*section.line), 0.6);
    draft_.article.tags = find_text_tags(layout_);
  }

  // A line between headline and text that the page prints twice and that reads as a headline of this text.
  void alternative_title() {
    if (layout_.headline == SIZE_MAX || first_kept_ == SIZE_MAX) return;
    for (std::size_t i = layout_.headline + 1; i < std::min(first_kept_, layout_.headline + 8); ++i) {
      const TextLine& line = lines()[i];
      if (line.prose || line.phrase != Phrase::none || line.shape.ends_sentence || !is_repeated(line)) continue;
      if (!speaks_as_headline(line) || !is_other_title(line.text, draft_.article.title, draft_.article.body)) continue;
      draft_.article.alternative_title = line.text;
      return draft_.note("alternative_title", line_name(line), 0.5);
    }
  }
  // It has words of the headline's and names no date.
  [[nodiscard]] bool speaks_as_headline(const TextLine& line) const {
    constexpr std::size_t kLeastWords = 6;
    constexpr std::size_t kLongWord = 4;
    if (line.shape.words < kLeastWords || !find_dates(line.text, language_).empty()) return false;
    const std::vector<std::string> title = words_of(draft_.article.title);
    const std::vector<std::string> words = words_of(line.text);
    return std::count_if(words.begin(), words.end(), [&](const std::string& word) {
             return word.size() >= kLongWord && std::find(title.begin(), title.end(), word) != title.end();
           }) >= 2;
  }
  // Said by another line, too, perhaps with a label before it: "Article: Bridge to close".
  [[nodiscard]] bool is_repeated(const TextLine& line) const {
    const std::string key = squashed(line.text);
    return std::any_of(lines().begin(), lines().end(), [&](const TextLine& other) {
      return &other != &line && other.text.size() >= line.text.size() && other.text.size() <= line.text.size() + 24 &&
             squashed(other.text).ends_with(key);
    });
  }

  // Notes stand above the text, in it or right below it; the line that says for whom it is, too.
  void notes() {
    constexpr std::size_t kBelow = 12;
    const std::size_t begin = std::min(layout_.headline, first_kept_);
    const std::size_t end = std::min(lines().size(), layout_.body_end + kBelow);
    for (std::size_t i = begin; i < end; ++i) {
      const TextLine& line = lines()[i];
      if (is_correction(line.text) && draft_.article.corrections.size() < kMostCorrections) {
        draft_.article.corrections.push_back(line.text);
        draft_.note("corrections", line_name(line), 0.8);
      } else if (!line.kept && draft_.article.access == Access::unknown && is_for_payers(line.text)) {
        draft_.article.access = Access::paywalled;
        draft_.note("access", line_name(line), 0.6);
      }
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
  std::size_t first_kept_ = SIZE_MAX;
  std::vector<std::string> outlets_;
};

// The lines [begin, end) read by themselves: what repeats in another story repeats nothing here.
std::vector<TextLine> story_lines(std::string_view utf8, const std::vector<TextLine>& lines, std::size_t begin,
                                  std::size_t end, const Rules& rules) {
  const std::size_t from = lines[begin].begin;
  const std::size_t to = end < lines.size() ? lines[end].begin : utf8.size();
  std::vector<TextLine> own = read_lines(utf8.substr(from, to - from), rules);
  for (TextLine& line : own) {
    line.number += lines[begin].number - 1;
    line.begin += from;
  }
  return own;
}

}  // namespace

// The first story and what stands before it is the page's article; each further one is read as a page of its own.
void clean_page_text(Draft& draft, std::string_view utf8) {
  // A text with more lines holds no handful of stories, but a log or a list.
  constexpr std::size_t kMostLines = 20'000;
  std::vector<TextLine> lines = read_lines(utf8, draft.rules);
  const std::vector<std::size_t> headlines =
      lines.size() > kMostLines ? std::vector<std::size_t>() : further_headlines(lines);
  if (headlines.empty()) return TextCleaner(draft, std::move(lines)).clean();
  TextCleaner(draft, story_lines(utf8, lines, 0, headlines.front(), draft.rules)).clean();
  for (std::size_t n = 0; n < headlines.size(); ++n) {
    const std::size_t end = n + 1 < headlines.size() ? headlines[n + 1] : lines.size();
    Draft& story = draft.others.emplace_back(draft.page, draft.rules);
    story.is_part = true;
    story.first_block = draft.cleaned.blocks.size();
    for (std::size_t i = headlines[n]; i < end; ++i)
      draft.cleaned.blocks.push_back({lines[i].text, false, "of another story on the page"});
    TextCleaner(story, story_lines(utf8, lines, headlines[n], end, draft.rules)).clean();
  }
}

}  // namespace dateline
