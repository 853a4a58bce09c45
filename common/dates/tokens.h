// A text cut into what dates are made of: numbers, words and signs.
//
//   Thu, 31. août 2023 à 00:45   ->   word "Thu", sign ',', number 31, sign '.', word "août", number 2023, ...
//
// Numbers in any script (Arabic-Indic, Devanagari, Thai, full width ...) and Chinese numerals have their value; signs
// in their full-width and typographic variants are the ASCII ones.  Han, kana and Hangul characters are one word each,
// because these scripts put no blanks between numbers and units.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

enum class DateTokenKind : std::uint8_t { number, word, sign, line_end };

struct DateToken {
  DateTokenKind kind = DateTokenKind::sign;
  bool spaced = false;      ///< white space stands before it
  std::uint8_t digits = 0;  ///< of a number; 255 stands for more than fit into `value`
  char sign = 0;            ///< of a sign: its ASCII form; 0 for signs that have no part in dates
  std::uint64_t value = 0;  ///< of a number
  Span span;                ///< bytes of the text
};

/// The tokens of text[begin, end); spans are bytes of `text`.  Ends at a line end only if `lines` is set: then they are
/// tokens, else white space.
[[nodiscard]] std::vector<DateToken> date_tokens(std::string_view text, std::size_t begin, std::size_t end, bool lines);

}  // namespace dateline
