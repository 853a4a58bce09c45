// Kept or dropped, and why: each line of a page text.
#include <algorithm>
#include <unordered_set>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/access.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/page_text_work.h"

namespace dateline {
namespace {

// Byline and date stand before the text, or behind its lead.
constexpr std::size_t kFirstLines = 3;

class LineJudge {
 public:
  LineJudge(TextLayout& layout, const Rules& rules) : result_(layout), rules_(rules) {}

  void judge() {
    std::unordered_set<std::string> kept;
    const std::string title = result_.headline == SIZE_MAX ? std::string() : squashed(lines()[result_.headline].text);
    for (std::size_t i = 0; i < lines().size(); ++i) {
      TextLine& line = lines()[i];
      if (i == result_.headline)
        drop(line, "the title");
      else if (i < result_.body_begin)
        drop(line, line.caption ? "caption" : "before the article");
      else if (i >= result_.body_end)
        drop(line, after_reason());
      else
        judge_inside(i, title, kept);
    }
    drop_loose_ends();
  }

 private:
  [[nodiscard]] std::vector<TextLine>& lines() { return result_.lines; }

  static void drop(TextLine& line, std::string why) { line.reason = std::move(why); }

  [[nodiscard]] std::string after_reason() {
    const std::size_t end = result_.body_end;
    for (std::size_t i = end; i < std::min(lines().size(), end + 3); ++i) {
      const Phrase phrase = lines()[i].phrase;
      if (phrase == Phrase::tail_end || phrase == Phrase::comments || phrase == Phrase::tail_list ||
          phrase == Phrase::tags) {
        return "after the tail marker '" + std::string(utf8_prefix(lines()[i].text, 60)) + "'";
      }
    }
    return "after the article";
  }

  void judge_inside(std::size_t i, const std::string& title, std::unordered_set<std::string>& kept) {
    TextLine& line = lines()[i];
    if (line.caption) return drop(line, "caption");
    if (line.phrase != Phrase::none) return drop(line, std::string(reason_of(line.phrase)));
    if (line.shape.words == 0) return drop(line, "no words");
    const std::string key = squashed(line.text);
    if (key == title) return drop(line, "the title");
    if (line.shape.words > 3 && !kept.insert(key).second) return drop(line, "repeats an earlier line");
    if (kept.size() <= kFirstLines && is_byline_or_date(line)) return drop(line, "byline or date line");
    if (line.prose && rules_.on(Rule::consent) && asks_consent(line.text)) return drop(line, "consent notice");
    if (!line.prose && !fits_between(i)) return drop(line, "scrap of text");
    line.kept = true;
    line.reason = line.prose ? "text" : "short text in the article";
  }

  [[nodiscard]] static bool is_byline_or_date(const TextLine& line) {
    if (line.shape.words > 16) return false;
    const bool byline = begins_as_byline(line.text);
    if (line.prose && !(line.shape.digits >= 4 && (byline || !line.shape.ends_sentence))) return false;
    return byline || !find_dates(line.text).empty();
  }

  // Short lines in the run: sub-headings and list items stay, teasers and buttons go.
  [[nodiscard]] bool fits_between(std::size_t i) {
    const TextLine& line = lines()[i];
    if (line.shape.words < 2 && line.shape.dense == 0) return false;
    if (line.shape.ends_sentence) return true;
    std::size_t above = i;
    while (above > result_.body_begin && !lines()[above - 1].prose && i - above < 40) --above;
    std::size_t below = i + 1;
    while (below < result_.body_end && !lines()[below].prose && below - i < 40) ++below;
    const std::size_t run = below - above;
    if (run <= 2) return true;
    return line.listed || is_list_item(line.text);
  }

  static bool is_list_item(std::string_view text) {
    for (const std::string_view mark : {"\xE2\x80\xA2 ", "\xE2\x80\x93 ", "- ", "* "}) {
      if (text.starts_with(mark)) return true;
    }
    return false;
  }

  void drop_loose_ends() {
    for (std::size_t i = result_.body_end; i-- > result_.body_begin;) {
      TextLine& line = lines()[i];
      if (!line.kept) continue;
      line.kept = false;
      if (line.prose && asks_payment(line.text)) {
        drop(line, "paywall notice");
        continue;
      }
      line.kept = line.prose || line.shape.ends_sentence;
      if (line.kept) return;
      drop(line, "loose end after the last paragraph");
    }
  }

  TextLayout& result_;
  const Rules& rules_;
};

}  // namespace

void judge_lines(TextLayout& layout, const Rules& rules) { LineJudge(layout, rules).judge(); }

}  // namespace dateline
