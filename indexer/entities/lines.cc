// What the capitals of a line are worth.
#include <algorithm>

#include "indexer/entities/mentions.h"

namespace dateline {
namespace {

constexpr std::size_t kLongWord = 4;  // headings leave shorter words in lower case

struct Counts {
  std::size_t letters = 0;  // words of two letters or more
  std::size_t upper = 0;
  std::size_t long_words = 0;
  std::size_t long_capitals = 0;
};

Counts count(const TaggedText& text, const Line& line) {
  Counts counts;
  for (std::size_t i = line.first; i < line.end; ++i) {
    const NameToken& token = text.tokens[i];
    const std::size_t length = token.end - token.begin;
    if (token.shape == Shape::number || token.shape == Shape::other || length < 2) continue;
    ++counts.letters;
    counts.upper += token.shape == Shape::upper ? 1U : 0U;
    if (length < kLongWord) continue;
    ++counts.long_words;
    counts.long_capitals += token.is_capital() ? 1U : 0U;
  }
  return counts;
}

bool ends_like_a_sentence(const TaggedText& text, const Line& line) {
  std::size_t pos = text.tokens[line.end - 1].end;
  for (; pos < text.text.size() && text.text[pos] != '\n'; ++pos) {
    if (text.text[pos] == '.' || text.text[pos] == '?' || text.text[pos] == '!') return true;
  }
  return false;
}

LineStyle style_of(const TaggedText& text, const Line& line, bool is_title) {
  const Counts counts = count(text, line);
  if (counts.letters >= 3 && 10 * counts.upper > 6 * counts.letters) return LineStyle::capitals;
  const bool capitalised = 10 * counts.long_capitals >= (is_title ? 6U : 7U) * counts.long_words;
  if (!capitalised || counts.long_words < (is_title ? 2U : 4U)) return LineStyle::prose;
  if (is_title) return LineStyle::heading;
  // Nobody writes a sentence with so many capitals, whatever stands at its end.
  if (counts.long_words >= 6 && 10 * counts.long_capitals >= 9 * counts.long_words) return LineStyle::heading;
  return ends_like_a_sentence(text, line) ? LineStyle::prose : LineStyle::heading;
}

}  // namespace

std::vector<Line> lines_of(const TaggedText& text, bool is_title) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < text.tokens.size();) {
    Line line{i, i + 1, LineStyle::prose};
    while (line.end < text.tokens.size() && (is_title || !text.tokens[line.end].starts_line)) ++line.end;
    line.style = style_of(text, line, is_title);
    lines.push_back(line);
    i = line.end;
  }
  return lines;
}

}  // namespace dateline
