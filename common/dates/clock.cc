#include "common/dates/clock.h"

#include <algorithm>

#include "common/dates/time_words.h"
#include "common/dates/zones.h"

namespace dateline {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct Offset {
  std::optional<minutes> offset;
  std::size_t end = 0;
};

// Real offsets run from -12:00 to +14:00 in quarters of an hour.
std::optional<minutes> real_offset(bool west, std::uint64_t hour, std::uint64_t minute) {
  if (hour > 14 || minute > 59 || minute % 15 != 0) return std::nullopt;
  const minutes offset = hours{hour} + minutes{minute};
  if (offset > hours{west ? 12 : 14}) return std::nullopt;
  return west ? -offset : offset;
}

// "+7", "+07", "+0700", "+07:00" with the sign at i.
std::optional<Offset> numeric_offset(const TokenText& tokens, std::size_t i) {
  const bool west = tokens.is_sign(i, '-');
  if (!west && !tokens.is_sign(i, '+')) return std::nullopt;
  if (!tokens.is_number(i + 1, 1, 4) || !tokens.attached(i + 1)) return std::nullopt;
  const DateToken& number = tokens.tokens[i + 1];
  if (number.digits >= 3) {
    const auto offset = real_offset(west, number.value / 100, number.value % 100);
    return offset ? std::optional(Offset{offset, i + 2}) : std::nullopt;
  }
  const bool has_minutes = (tokens.is_sign(i + 2, ':') || tokens.is_sign(i + 2, '.')) && tokens.attached(i + 2) &&
                           tokens.is_number(i + 3, 2, 2) && tokens.attached(i + 3);
  const auto offset = real_offset(west, number.value, has_minutes ? tokens.tokens[i + 3].value : 0);
  if (!offset) return std::nullopt;
  return Offset{offset, has_minutes ? i + 4 : i + 2};
}

std::optional<Offset> named_offset(const TokenText& tokens, std::size_t i) {
  if (!tokens.is_word(i)) return std::nullopt;
  const auto zone = zone_by_name(tokens.at(i));
  if (!zone) return std::nullopt;
  const std::string_view name = tokens.at(i);
  if (name == "GMT" || name == "UTC") {
    if (const auto shifted = numeric_offset(tokens, i + 1)) return shifted;
  }
  return Offset{zone->offset, i + 1};
}

// A minus behind "12:45" may begin the end of a range ("12:45-13:30"): it is an offset only in exact forms.
bool minus_may_be_offset(const TokenText& tokens, std::size_t i, bool exact) {
  if (!tokens.is_sign(i, '-') || exact) return true;
  return tokens.is_number(i + 1, 4, 4) && tokens.attached(i + 1);
}

Offset offset_at(const TokenText& tokens, std::size_t i, bool exact) {
  const bool bracket = tokens.is_sign(i, '(');
  const std::size_t start = bracket ? i + 1 : i;
  std::optional<Offset> read = named_offset(tokens, start);
  if (!read && minus_may_be_offset(tokens, start, exact)) read = numeric_offset(tokens, start);
  if (!read) return {std::nullopt, i};
  if (bracket && tokens.is_sign(read->end, ')')) ++read->end;
  return *read;
}

std::optional<std::uint64_t> in_full_day(std::uint64_t hour, HalfOfDay half) {
  if (half == HalfOfDay::none || hour > 12)
    return hour > 23 || (half == HalfOfDay::am && hour > 12) ? std::nullopt : std::optional(hour);
  if (hour == 0) return half == HalfOfDay::am ? std::optional(hour) : std::nullopt;
  return (hour % 12) + (half == HalfOfDay::pm ? 12 : 0);
}

// The numbers of a time and where they end.
struct Hands {
  std::uint64_t hour = 0, minute = 0;
  std::optional<std::uint64_t> second;
  char separator = ':';  // '.' for 12.45, 'u' for units
  std::size_t end = 0;
};

bool is_any(const TokenText& tokens, std::size_t i, std::initializer_list<std::string_view> words) {
  return tokens.is_word(i) && std::find(words.begin(), words.end(), tokens.at(i)) != words.end();
}

// "12:45:30.123" and "12.45.30", everything attached.
std::optional<Hands> signed_hands(const TokenText& tokens, std::size_t i, char sign) {
  if (!tokens.is_number(i, 1, 2) || !tokens.is_sign(i + 1, sign) || !tokens.attached(i + 1)) return std::nullopt;
  if (!tokens.is_number(i + 2, 2, 2) || !tokens.attached(i + 2)) return std::nullopt;
  Hands hands{tokens.tokens[i].value, tokens.tokens[i + 2].value, std::nullopt, sign, i + 3};
  if (!tokens.is_sign(i + 3, sign) || !tokens.attached(i + 3)) return hands;
  if (!tokens.is_number(i + 4, 2, 2) || !tokens.attached(i + 4)) return hands;
  hands.second = tokens.tokens[i + 4].value;
  hands.end = i + 5;
  const bool fraction = (tokens.is_sign(i + 5, '.') || tokens.is_sign(i + 5, ',')) && tokens.attached(i + 5) &&
                        tokens.is_number(i + 6, 1, 18) && tokens.attached(i + 6);
  if (fraction) hands.end = i + 7;
  return hands;
}

// "12h45", "12 h 45", "15時20分", "3시 20분 30초".
std::optional<Hands> unit_hands(const TokenText& tokens, std::size_t i) {
  if (!tokens.is_number(i, 1, 2) || !tokens.is_number(i + 2, 1, 2)) return std::nullopt;
  Hands hands{tokens.tokens[i].value, tokens.tokens[i + 2].value, std::nullopt, 'u', i + 3};
  if (is_any(tokens, i + 1, {"h", "H", "u"}))
    return tokens.tokens[i + 2].digits == 2 ? std::optional(hands) : std::nullopt;
  if (!is_any(tokens, i + 1, {"時", "时", "點", "点", "시"}) || !is_any(tokens, i + 3, {"分", "분"}))
    return std::nullopt;
  hands.end = i + 4;
  if (tokens.is_number(i + 4, 1, 2) && is_any(tokens, i + 5, {"秒", "초"})) {
    hands.second = tokens.tokens[i + 4].value;
    hands.end = i + 6;
  }
  return hands;
}

std::optional<Hands> hands_at(const TokenText& tokens, std::size_t i) {
  if (auto hands = signed_hands(tokens, i, ':')) return hands;
  if (auto hands = unit_hands(tokens, i)) return hands;
  return signed_hands(tokens, i, '.');
}

// A number that goes on is no time: 12:45:678, 31.08.2023, 1.45.
bool hands_go_on(const TokenText& tokens, const Hands& hands) {
  const std::size_t i = hands.end;
  if (i >= tokens.size() || !tokens.attached(i)) return false;
  if (tokens.tokens[i].kind == DateTokenKind::number) return true;
  const bool sign =
      tokens.is_sign(i, '.') || tokens.is_sign(i, ':') || tokens.is_sign(i, '/') || tokens.is_sign(i, '%');
  return sign && (tokens.is_sign(i, '%') || (tokens.is_number(i + 1, 1, 255) && tokens.attached(i + 1)));
}

Clock finish(const TokenText& tokens, const Hands& hands, HalfOfDay half, bool exact) {
  Clock clock;
  const Offset offset = offset_at(tokens, hands.end, exact || hands.second.has_value());
  clock.offset = offset.offset;
  clock.end = offset.end;
  const auto hour = in_full_day(hands.hour, half);
  if (!hour || hands.minute > 59 || hands.second.value_or(0) > 59) {
    clock.state = ClockState::impossible;
    return clock;
  }
  clock.state = ClockState::read;
  clock.time = hours{*hour} + minutes{hands.minute} + seconds{hands.second.value_or(0)};
  clock.has_seconds = hands.second.has_value();
  return clock;
}

}  // namespace

Clock clock_at(const TokenText& tokens, std::size_t i, bool led) {
  const HalfWordAt before = half_at(tokens, i);
  auto hands = hands_at(tokens, before.end);
  if (!hands || hands_go_on(tokens, *hands)) return {};
  const std::size_t bare_end = hands->end;
  if (is_time_unit(tokens, hands->end)) {
    ++hands->end;
    if (tokens.is_sign(hands->end, '.') && tokens.attached(hands->end)) ++hands->end;
  }
  HalfWordAt after = half_at(tokens, hands->end);
  if (before.half != HalfOfDay::none) after = {before.half, hands->end};
  hands->end = std::max(hands->end, after.end);
  const Clock clock = finish(tokens, *hands, after.half, false);
  const bool sure = hands->separator != '.' || led || clock.end > bare_end;
  return sure ? clock : Clock{};
}

Clock iso_clock_at(const TokenText& tokens, std::size_t i) {
  if (const auto hands = signed_hands(tokens, i, ':')) return finish(tokens, *hands, HalfOfDay::none, true);
  const bool minutes_only = tokens.is_number(i, 4, 4);
  if (!minutes_only && !tokens.is_number(i, 6, 6)) return {};
  const std::uint64_t value = minutes_only ? tokens.tokens[i].value * 100 : tokens.tokens[i].value;
  Hands hands{value / 10000, value / 100 % 100, value % 100, ':', i + 1};
  if (minutes_only) hands.second.reset();
  return finish(tokens, hands, HalfOfDay::none, true);
}

}  // namespace dateline
