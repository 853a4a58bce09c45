// How the article is found in a page that is only lines.
//
// There are no containers to trust, so everything rests on order: a headline, perhaps lines of byline, date and
// caption, then one dense run of sentences, then a tail ("Tags", "Related Posts", "Leave a Reply").  Lines get weights,
// a tail marker is a wall, and the best contiguous run between walls is the body; inside it repeated lines, captions
// and furniture are dropped.
#include "indexer/cleaning/page_text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/entities.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxLines = 400'000;
constexpr std::size_t kMaxHeadline = 260;

TextLine make_line(std::string_view raw, std::size_t number) {
  TextLine line;
  line.number = number;
  line.text = raw.find_first_of("<&") == std::string_view::npos ? plain_line(raw)
                                                                : plain_line(decode_entities(strip_tags(raw)));
  return line;
}

std::vector<TextLine> split(std::string_view text) {
  std::vector<TextLine> lines;
  bool gap = true;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
    if (lines.size() >= kMaxLines) end = text.size();
    ++number;
    TextLine line = make_line(text.substr(begin, end - begin), number);
    if (line.text.empty()) {
      gap = true;
    } else {
      line.gap_before = gap;
      gap = false;
      lines.push_back(std::move(line));
    }
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

bool is_wall(const TextLine& line) { return line.phrase == Phrase::tail_end && line.shape.words <= 14; }

double weight_of(const TextLine& line) {
  if (line.repeated || line.caption) return 0;
  switch (line.phrase) {
    case Phrase::none:
      break;
    case Phrase::furniture:
    case Phrase::caption:
      return -5;
    case Phrase::copyright:
      return -200;
    default:
      return -120;
  }
  const auto length = static_cast<double>(line.shape.length());
  if (line.prose) return std::max(length - 40, 10.0);
  return -std::min(12 + length / 4, 30.0);
}

class Layout {
 public:
  explicit Layout(std::string_view utf8) { result_.lines = split(utf8); }

  TextLayout build() {
    shape();
    find_captions();
    find_body();
    find_headline();
    start_after_headline();
    judge();
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::vector<TextLine>& lines() { return result_.lines; }

  void shape() {
    std::unordered_set<std::string> seen;
    for (TextLine& line : lines()) {
      line.shape = shape_of(line.text);
      line.phrase = phrase_of(line.text, line.shape);
      line.prose = line.phrase == Phrase::none && is_prose(line.shape) && !may_be_headline(line.shape);
      line.repeated = line.shape.words > 3 && !seen.insert(squashed(line.text)).second;
    }
  }

  // Long headlines have neither a full stop nor many commas.
  static bool may_be_headline(const TextShape& shape) {
    return shape.dense == 0 && !shape.ends_sentence && shape.sentence_ends == 0 && shape.commas <= 1 &&
           shape.words < 28;
  }

  // A sentence that stands twice in a row is a picture's caption and its alternative text.
  void find_captions() {
    for (std::size_t i = 0; i < lines().size(); ++i) {
      TextLine& line = lines()[i];
      if (line.phrase == Phrase::caption) line.caption = true;
      if (i + 1 < lines().size() && line.prose && lines()[i + 1].repeated &&
          squashed(line.text) == squashed(lines()[i + 1].text)) {
        line.caption = true;
        lines()[i + 1].caption = true;
      }
    }
  }

  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    double weight = 0;
  };

  // The best run of the lines [begin, end), by Kadane's scan.
  [[nodiscard]] Run best_run(std::size_t begin, std::size_t end) {
    Run best;
    Run now{begin, begin, 0};
    for (std::size_t i = begin; i < end; ++i) {
      if (now.weight <= 0) now = {i, i, 0};
      now.weight += weight_of(lines()[i]);
      now.end = i + 1;
      if (now.weight > best.weight) best = now;
    }
    return best;
  }

  // Comments may be longer than the story: an earlier run that is not much lighter wins.
  void find_body() {
    Run best;
    for (std::size_t begin = 0; begin < lines().size();) {
      std::size_t end = begin;
      while (end < lines().size() && !is_wall(lines()[end])) ++end;
      const Run run = best_run(begin, end);
      if (run.weight > best.weight * (best.weight > 600 ? 2.5 : 1.2)) best = run;
      begin = end + 1;
    }
    result_.body_begin = best.begin;
    result_.body_end = best.end;
  }

  [[nodiscard]] bool looks_like_headline(const TextLine& line) const {
    if (line.phrase != Phrase::none || line.caption || line.text.size() > kMaxHeadline) return false;
    const TextShape& shape = line.shape;
    if (shape.dense * 2 > shape.characters ? shape.characters < 5 : shape.words < 3) return false;
    if (shape.ends_colon || begins_as_byline(line.text) || is_label(line.text)) return false;
    if (line.text.find(" | ") != std::string::npos || line.text.find(" > ") != std::string::npos) return false;
    const std::size_t slash = line.text.find(" / ");
    if (slash != std::string::npos && line.text.find(" / ", slash + 3) != std::string::npos) return false;
    if (shape.ends_sentence && shape.sentence_ends > 2) return false;
    return find_dates(line.text).empty() || shape.words > 8;
  }

  // "Article: Russia seeks ...": a line that says what it is is not it.
  static bool is_label(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos || colon > 20) return false;
    static const std::unordered_set<std::string> kLabels = {"article",  "title", "image",  "photo", "video", "section",
                                                            "category", "topic", "posted", "date",  "home"};
    return kLabels.contains(squashed(text.substr(0, colon)));
  }

  // How many of the line's longer words stand in the body, 0 to 1; less if they are few.
  [[nodiscard]] double overlap(const TextLine& line, const std::unordered_set<std::string>& body_words) const {
    double all = 0;
    double found = 0;
    for (const std::string& word : words_of(line.text)) {
      if (line.shape.dense * 2 <= line.shape.characters && word.size() < 4) continue;
      ++all;
      if (body_words.contains(word))
        ++found;
      else if (word.size() > 5 && body_words.contains(word.substr(0, word.size() - 1)))
        found += 0.8;
    }
    // One or two words in common are chance: "Find a new job".
    const double enough = line.shape.dense * 2 > line.shape.characters ? 6 : 3;
    return all == 0 ? 0 : found / all * std::min(1.0, found / enough);
  }

  [[nodiscard]] std::unordered_set<std::string> body_words() {
    std::unordered_set<std::string> words;
    for (std::size_t i = result_.body_begin; i < result_.body_end; ++i) {
      if (!lines()[i].prose || lines()[i].caption) continue;
      for (std::string& word : words_of(lines()[i].text)) words.insert(std::move(word));
      if (words.size() > 20'000) break;
    }
    return words;
  }

  [[nodiscard]] double headline_score(std::size_t i, const std::unordered_set<std::string>& words,
                                      const std::unordered_map<std::string, int>& counts) {
    const TextLine& line = lines()[i];
    double score = 2.2 * overlap(line, words);
    const auto found = counts.find(squashed(line.text));
    if (found != counts.end() && found->second > 1) score += 0.3;
    // Lines of byline or date behind it.
    for (std::size_t n = i + 1; n < std::min(lines().size(), i + 5); ++n) {
      if (lines()[n].prose) break;
      if (begins_as_byline(lines()[n].text) || (lines()[n].shape.words < 16 && !find_dates(lines()[n].text).empty())) {
        score += 0.5;
        break;
      }
    }
    const auto length = static_cast<double>(line.shape.length());
    if (length >= 25 && length <= 140) score += 0.5;
    if (line.gap_before) score += 0.2;
    if (line.shape.ends_sentence && !line.text.ends_with('?') && !line.text.ends_with('!')) score -= 0.8;
    // Far above the text stand menus.
    const auto distance = static_cast<double>(result_.body_begin > i ? result_.body_begin - i : 0);
    score -= std::min(distance * 0.03, 1.2);
    return score;
  }

  void find_headline() {
    if (result_.body_end == 0) return;
    const std::unordered_set<std::string> words = body_words();
    std::unordered_map<std::string, int> counts;
    for (const TextLine& line : lines()) {
      if (line.text.size() <= kMaxHeadline) ++counts[squashed(line.text)];
    }
    double best = 0.6;
    const std::size_t first = result_.body_begin > 120 ? result_.body_begin - 120 : 0;
    for (std::size_t i = first; i < std::min(result_.body_end, result_.body_begin + 3); ++i) {
      if (!looks_like_headline(lines()[i])) continue;
      if (i >= result_.body_begin && lines()[i].prose) continue;
      const double score = headline_score(i, words, counts);
      // A second headline right below is the sub-headline: it must be clearly better to replace the first.
      const bool below = result_.headline != SIZE_MAX && i <= result_.headline + 3;
      if (score > best + (below ? 0.8 : 0.0)) {
        best = score;
        result_.headline = i;
      }
    }
  }

  // Lines between headline and body that are prose (the lead) belong to the body.
  void start_after_headline() {
    if (result_.headline == SIZE_MAX) return;
    if (result_.headline >= result_.body_begin) {
      result_.body_begin = result_.headline + 1;
      return;
    }
    std::size_t begin = result_.body_begin;
    for (std::size_t i = result_.body_begin; i-- > result_.headline + 1;) {
      if (result_.body_begin - i > 12) break;
      const TextLine& line = lines()[i];
      if (line.prose && !line.caption && !line.repeated) begin = i;
    }
    result_.body_begin = begin;
  }

  void drop(TextLine& line, std::string why) { line.reason = std::move(why); }

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

  [[nodiscard]] std::string after_reason() {
    const std::size_t end = result_.body_end;
    for (std::size_t i = end; i < std::min(lines().size(), end + 3); ++i) {
      const Phrase phrase = lines()[i].phrase;
      if (phrase == Phrase::tail_end || phrase == Phrase::tail_list || phrase == Phrase::tags) {
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
    if (!line.prose && kept.size() < 2 && is_byline_or_date(line)) return drop(line, "byline or date line");
    if (!line.prose && !fits_between(i)) return drop(line, "scrap of text");
    line.kept = true;
    line.reason = line.prose ? "text" : "short text in the article";
  }

  [[nodiscard]] static bool is_byline_or_date(const TextLine& line) {
    if (line.shape.words > 16) return false;
    return begins_as_byline(line.text) || !find_dates(line.text).empty();
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
    // A list that a sentence with a colon announces.
    return above > result_.body_begin && lines()[above - 1].shape.ends_colon;
  }

  void drop_loose_ends() {
    for (std::size_t i = result_.body_end; i-- > result_.body_begin;) {
      TextLine& line = lines()[i];
      if (!line.kept) continue;
      if (line.prose || line.shape.ends_sentence) return;
      line.kept = false;
      drop(line, "loose end after the last paragraph");
    }
  }

  TextLayout result_;
};

}  // namespace

TextLayout lay_out(std::string_view utf8) { return Layout(utf8).build(); }

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
