// ICU's sentence rules, with the bounds they set after abbreviations and initials taken back.
//
// ICU 72 ends a sentence at "Mr. Kim" and "U.S. President"; its filtered iterator knows some abbreviations of seven
// languages only.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "common/text/dotted_words.h"
#include "common/text/utf8.h"

namespace dateline {
namespace icu_sentences {

// The word before a full stop at `end`, without blanks between.
inline std::string_view word_before_stop(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && static_cast<unsigned char>(text[end - 1]) <= ' ') --end;
  if (end == begin || text[end - 1] != '.') return {};
  std::size_t start = --end;
  while (start > begin && static_cast<unsigned char>(text[start - 1]) > ' ') --start;
  return text.substr(start, end - start);
}

inline bool is_shortened(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '"' || word.front() == '\'')) word.remove_prefix(1);
  return is_abbreviation(word);
}

inline bool joins(std::string_view text, std::size_t begin, std::size_t bound) {
  return bound < text.size() && is_shortened(word_before_stop(text, begin, bound));
}

inline void add_trimmed(std::vector<Span>& out, std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view piece = trim(text.substr(begin, end - begin));
  if (piece.empty()) return;
  const auto first = static_cast<std::size_t>(piece.data() - text.data());
  out.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first + piece.size())});
}

inline std::unique_ptr<icu::BreakIterator> make_iterator(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale(std::string(language).c_str()), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no sentence rules");
  return iterator;
}

inline void cut_line(std::vector<Span>& out, std::string_view text, std::size_t line_begin, std::size_t line_end,
                     icu::BreakIterator& iterator) {
  const std::string_view line = text.substr(line_begin, line_end - line_begin);
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, line.data(), static_cast<std::int64_t>(line.size()), &status);
  iterator.setText(&utext, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not cut a text into sentences");
  std::size_t begin = 0;
  for (auto bound = iterator.next(); bound != icu::BreakIterator::DONE; bound = iterator.next()) {
    const auto end = static_cast<std::size_t>(bound);
    if (joins(line, begin, end)) continue;
    add_trimmed(out, text, line_begin + begin, line_begin + end);
    begin = end;
  }
  add_trimmed(out, text, line_begin + begin, line_end);
  utext_close(&utext);
}

}  // namespace icu_sentences

/// The sentences of a text in order, without white space at their ends; a line end also ends a sentence.
inline std::vector<Span> sentences(std::string_view text, std::string_view language) {
  const auto iterator = icu_sentences::make_iterator(language);
  std::vector<Span> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) icu_sentences::cut_line(out, text, begin, end, *iterator);
    begin = end + 1;
  }
  return out;
}

}  // namespace dateline
