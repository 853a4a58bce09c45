// Times of day beside a date: "00:45:00.000+07:00", "12:45 am GMT+7", "12.45 Uhr", "12h45", "오후 3시 20분".
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "common/dates/tokens.h"

namespace dateline {

enum class ClockState : std::uint8_t {
  none,        ///< no time stands there
  impossible,  ///< something that looks like a time, but has an hour 25 or a minute 70
  read,
};

struct Clock {
  ClockState state = ClockState::none;
  std::chrono::seconds time{0};
  bool has_seconds = false;
  std::optional<std::chrono::minutes> offset;
  std::size_t end = 0;  ///< the token behind it
};

/// The tokens of a text with the text they are spans of.
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

/// The time that begins at token i.  `led` is set where a word like "at" or "kl." or a date comes before, which makes a
/// time of "12.45"; else it needs a unit, am/pm or a zone behind it.
[[nodiscard]] Clock clock_at(const TokenText& tokens, std::size_t i, bool led);
/// The ISO 8601 time behind a T: "00:45", "004500Z".
[[nodiscard]] Clock iso_clock_at(const TokenText& tokens, std::size_t i);

/// True for what may stand between a date and its time: "at", "um", "в", "kl", commas, bars; years' and days' words.
[[nodiscard]] bool is_time_glue(const TokenText& tokens, std::size_t i);
/// True for the glue that announces a time ("at", "kl", "pukul").
[[nodiscard]] bool announces_time(const TokenText& tokens, std::size_t i);

}  // namespace dateline
