// Times of day beside a date: "00:45:00.000+07:00", "12:45 am GMT+7", "12.45 Uhr", "12h45", "오후 3시 20분".
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "common/dates/token_text.h"

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

/// The time that begins at token i.  `led` is set where a word like "at" or "kl." or a date comes before, which makes a
/// time of "12.45"; else it needs a unit, am/pm or a zone behind it.
[[nodiscard]] Clock clock_at(const TokenText& tokens, std::size_t i, bool led);
/// The ISO 8601 time behind a T: "00:45", "004500Z".
[[nodiscard]] Clock iso_clock_at(const TokenText& tokens, std::size_t i);

}  // namespace dateline
