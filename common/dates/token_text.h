// The tokens of a text with the text they are spans of.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "common/dates/tokens.h"

namespace dateline {

struct TokenText {
  std::string_view text;
  std::span<const DateToken> tokens;

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return text.substr(tokens[i].span.begin, tokens[i].span.end - tokens[i].span.begin);
  }
  [[nodiscard]] bool is_sign(std::size_t i, char sign) const {
    return i < size() && tokens[i].kind == DateTokenKind::sign && tokens[i].sign == sign;
  }
  [[nodiscard]] bool is_number(std::size_t i, unsigned min_digits, unsigned max_digits) const {
    return i < size() && tokens[i].kind == DateTokenKind::number && tokens[i].digits >= min_digits &&
           tokens[i].digits <= max_digits;
  }
  [[nodiscard]] bool is_word(std::size_t i) const { return i < size() && tokens[i].kind == DateTokenKind::word; }
  [[nodiscard]] bool is_word(std::size_t i, std::string_view word) const { return is_word(i) && at(i) == word; }
  /// True if token i stands directly behind the one before.
  [[nodiscard]] bool attached(std::size_t i) const { return i > 0 && i < size() && !tokens[i].spaced; }
};

}  // namespace dateline
