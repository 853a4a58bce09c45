// The lines of a page text, each with what can be told of it and its neighbours alone.
#include <algorithm>
#include <unordered_set>

#include "common/text/utf8.h"
#include "indexer/cleaning/entities.h"
#include "indexer/cleaning/page_text_work.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxLines = 60'000;
constexpr std::size_t kMaxCaption = 700;
// So many folded bytes in common are no chance.
constexpr std::size_t kLeastRepeat = 25;
constexpr std::size_t kMostItems = 12;

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
    line.begin = begin;
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

class LineReader {
 public:
  LineReader(std::string_view utf8, const Rules& rules) : lines_(split(utf8)), rules_(rules) {}

  std::vector<TextLine> read() {
    shape();
    if (rules_.on(Rule::repeats)) find_captions();
    find_lists();
    return std::move(lines_);
  }

 private:
  void shape() {
    std::unordered_set<std::string> seen;
    for (TextLine& line : lines_) {
      line.shape = shape_of(line.text);
      line.phrase = phrase_of(line.text, line.shape, rules_);
      line.caption = line.phrase == Phrase::caption;
      line.prose = line.phrase == Phrase::none && is_prose(line.shape) && !may_be_headline(line.shape);
      line.repeated = rules_.on(Rule::repeats) && line.shape.words > 3 && !seen.insert(squashed(line.text)).second;
    }
  }

  // A short line with a colon at its end and the short lines behind it.
  void find_lists() {
    std::size_t left = 0;
    for (TextLine& line : lines_) {
      if (line.prose || line.phrase != Phrase::none) {
        left = line.prose && line.shape.ends_colon ? kMostItems : 0;
        continue;
      }
      if (line.shape.ends_colon && line.shape.words >= 4) left = kMostItems;
      line.listed = left > 0;
      if (left > 0) --left;
    }
  }

  // Long headlines have neither a full stop nor many commas.
  static bool may_be_headline(const TextShape& shape) {
    // "Rep. Ann Example" has a stop that ends nothing: capitals throughout tell a headline then.
    const bool one_sentence =
        shape.sentence_ends == 0 || (shape.sentence_ends == 1 && shape.capitals * 3 >= shape.words * 2);
    return shape.dense == 0 && !shape.ends_sentence && one_sentence && shape.commas <= 1 && shape.words < 28;
  }

  // A sentence that stands twice in a row, or nearly, is a picture's alternative text and its caption.
  void find_captions() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      TextLine& line = lines_[i];
      for (std::size_t n = i + 1; n < std::min(lines_.size(), i + 3); ++n) {
        if (!tells_the_same(line, lines_[n])) continue;
        // A headline may stand in an alternative text, too.
        line.caption = line.caption || line.prose;
        lines_[n].caption = true;
      }
    }
  }
  static bool tells_the_same(const TextLine& a, const TextLine& b) {
    if (!a.prose && !b.prose) return false;
    if (std::max(a.text.size(), b.text.size()) > kMaxCaption) return false;
    const std::string x = squashed(a.text);
    const std::string y = squashed(b.text);
    const auto [end, other] = std::mismatch(x.begin(), x.end(), y.begin(), y.end());
    const auto common = static_cast<std::size_t>(end - x.begin());
    return common >= kLeastRepeat && 10 * common >= 7 * std::min(x.size(), y.size());
  }

  std::vector<TextLine> lines_;
  const Rules& rules_;
};

}  // namespace

std::vector<TextLine> read_lines(std::string_view utf8, const Rules& rules) { return LineReader(utf8, rules).read(); }

}  // namespace dateline
