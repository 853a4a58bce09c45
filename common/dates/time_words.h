// The words around a time of day: halves of the day, units, and what leads to a time.
#pragma once

#include <cstddef>
#include <cstdint>

#include "common/dates/token_text.h"

namespace dateline {

enum class HalfOfDay : std::uint8_t { none, am, pm };

struct HalfWordAt {
  HalfOfDay half = HalfOfDay::none;
  std::size_t end = 0;  ///< the token behind it
};

/// "am", "p. m.", "午後" at token i; none, ending at i, if there is no such word.
[[nodiscard]] HalfWordAt half_at(const TokenText& tokens, std::size_t i);
/// True for what stands behind the number of an hour: "Uhr", "h", "hrs".
[[nodiscard]] bool is_time_unit(const TokenText& tokens, std::size_t i);
/// True for what may stand between a date and its time: "at", "um", "в", "kl", commas, bars; years' and days' words.
[[nodiscard]] bool is_time_glue(const TokenText& tokens, std::size_t i);
/// True for the glue that announces a time ("at", "kl", "pukul").
[[nodiscard]] bool announces_time(const TokenText& tokens, std::size_t i);

}  // namespace dateline
