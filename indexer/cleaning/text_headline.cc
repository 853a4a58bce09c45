// Which line of a page text is its headline.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/address_words.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/page_text_work.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxHeadline = 260;
// What it is worth that the page's address spells a line out, and how much of it must be said for the line to be the
// headline wherever it stands.
constexpr double kAddressed = 2.5;
constexpr double kSurelyAddressed = 0.7;
constexpr std::size_t kMostRead = 20'000;  // of a line, to compare its words

class HeadlineFinder {
 public:
  HeadlineFinder(TextLayout& layout, std::string_view address) : result_(layout), address_(address) {}

  void find() {
    if (result_.body_end == 0) return;
    const std::unordered_set<std::string> words = body_words();
    std::unordered_map<std::string, int> counts;
    for (const TextLine& line : lines()) {
      if (line.text.size() <= kMaxHeadline) ++counts[squashed(line.text)];
    }
    double best = 0.6;
    const std::size_t first = result_.body_begin > 120 ? result_.body_begin - 120 : 0;
    for (std::size_t i = first; i < std::min(result_.body_end, result_.body_begin + 60); ++i) {
      const bool inside = i >= result_.body_begin && (lines()[i].prose || i >= result_.body_begin + 3);
      if ((inside || !looks_like_headline(lines()[i], counts)) && !surely_addressed(lines()[i])) continue;
      // Subheadings say what the address says, too.
      const double score = headline_score(i, words, counts) - (inside ? 1.0 : 0.0);
      // A second headline right below is the sub-headline: it must be clearly better to replace the first.
      const bool below = result_.headline != SIZE_MAX && i <= result_.headline + 5;
      if (score > best + (below ? 0.8 : 0.0)) {
        best = score;
        result_.headline = i;
      }
    }
    prefer_bare_headline();
  }

 private:
  [[nodiscard]] std::vector<TextLine>& lines() { return result_.lines; }

  [[nodiscard]] bool looks_like_headline(const TextLine& line,
                                         const std::unordered_map<std::string, int>& counts) const {
    if (line.phrase != Phrase::none || line.text.size() > kMaxHeadline) return false;
    // A picture's text stands twice; what stands more often is a headline with breadcrumb, shares and so on.
    constexpr int kOftenerThanCaptions = 3;
    if (line.caption && (line.shape.words < 4 || counts.at(squashed(line.text)) < kOftenerThanCaptions)) return false;
    const TextShape& shape = line.shape;
    if (shape.dense * 2 > shape.characters ? shape.characters < 5 : shape.words < 3) return false;
    if (shape.ends_colon || begins_as_byline(line.text) || is_label(line.text) || breaks_off(line.text)) return false;
    if (is_breadcrumb(line.text)) return false;
    if (shape.ends_sentence && shape.sentence_ends > 2) return false;
    return find_dates(line.text).empty() || shape.words > 8;
  }

  static bool is_breadcrumb(std::string_view text) {
    if (text.find(" | ") != std::string_view::npos || text.find(" > ") != std::string_view::npos) return true;
    const std::size_t slash = text.find(" / ");
    return slash != std::string_view::npos && text.find(" / ", slash + 3) != std::string_view::npos;
  }

  // "is sponsored by": what follows was a picture or a link.
  static bool breaks_off(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kEnds = {" by",  " from", " of", " von", " par",  " por",
                                                               " del", " av",   " af", " via", " with", " door"};
    return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
  }

  // "Article: Russia seeks ...": a line that says what it is is not it.
  static bool is_label(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos || colon > 20) return false;
    static const std::unordered_set<std::string> kLabels = {"article",  "title", "image",  "photo", "video", "section",
                                                            "category", "topic", "posted", "date",  "home"};
    return kLabels.contains(squashed(text.substr(0, colon)));
  }

  // Words; of a script without spaces pairs of characters.
  static std::vector<std::string> content_words(const TextLine& line) {
    const std::string_view text = utf8_prefix(line.text, kMostRead);
    if (line.shape.dense * 2 <= line.shape.characters) return words_of(text);
    const std::string key = squashed(text);
    std::vector<std::string> pairs;
    std::size_t before = 0;
    for (std::size_t begin = 0, end = 0; end < key.size(); before = begin, begin = end) {
      (void)next_code_point(key, end);
      if (begin > 0) pairs.push_back(key.substr(before, end - before));
    }
    return pairs;
  }

  // How many of the line's longer words stand in the body, 0 to 1; less if they are few.
  [[nodiscard]] double overlap(const TextLine& line, const std::unordered_set<std::string>& body_words) const {
    double all = 0;
    double found = 0;
    for (const std::string& word : content_words(line)) {
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
      for (std::string& word : content_words(lines()[i])) words.insert(std::move(word));
      if (words.size() > 20'000) break;
    }
    return words;
  }

  [[nodiscard]] double headline_score(std::size_t i, const std::unordered_set<std::string>& words,
                                      const std::unordered_map<std::string, int>& counts) {
    const TextLine& line = lines()[i];
    double score = 2.2 * overlap(line, words) + kAddressed * address_.agreement(line.text);
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
    if (line.shape.ends_sentence && line.shape.stops > 0) score -= 0.8;
    // Far above the text stand menus.
    const auto distance = static_cast<double>(result_.body_begin > i ? result_.body_begin - i : 0);
    score -= std::min(distance * 0.03, 1.2);
    return score;
  }

  [[nodiscard]] bool surely_addressed(const TextLine& line) const {
    return line.shape.words > 2 && line.text.size() <= kMaxHeadline && !is_breadcrumb(line.text) &&
           address_.agreement(line.text) >= kSurelyAddressed;
  }

  // "Home Headline", the last step of a breadcrumb, stands right above "Headline".
  void prefer_bare_headline() {
    if (result_.headline == SIZE_MAX) return;
    const std::string whole = squashed(lines()[result_.headline].text);
    for (std::size_t i = result_.headline + 1; i < std::min(lines().size(), result_.headline + 12); ++i) {
      if (lines()[i].shape.words < 3 || lines()[i].text.size() > kMaxHeadline) continue;
      const std::string bare = squashed(lines()[i].text);
      if (bare.size() < whole.size() && bare.size() * 2 > whole.size() && whole.ends_with(bare)) {
        result_.headline = i;
        return;
      }
    }
  }

  TextLayout& result_;
  AddressWords address_;
};

}  // namespace

void find_text_headline(TextLayout& layout, std::string_view address) { HeadlineFinder(layout, address).find(); }

}  // namespace dateline
