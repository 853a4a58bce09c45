#include "common/dates/clock.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/dates/names.h"
#include "common/dates/zones.h"

namespace dateline {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

enum class Half : std::uint8_t { none, am, pm };

struct HalfWord {
  std::string_view word;
  Half half;
};
// Only words that mean nothing else beside a time.  CJK ones are two single-character tokens: see half_at().
constexpr auto kHalves = std::to_array<HalfWord>({
    {"am", Half::am},
    {"pm", Half::pm},
    {"πμ", Half::am},
    {"μμ", Half::pm},
    {"ص", Half::am},
    {"م", Half::pm},
    {"sa", Half::am},
    {"ch", Half::pm},
    {"öö", Half::am},
    {"ös", Half::pm},
    {"قظ", Half::am},
    {"بظ", Half::pm},
    {"पूर्वाह्न", Half::am},
    {"अपराह्न", Half::pm},
});

constexpr auto kUnits = std::to_array<std::string_view>({"uhr", "h", "hs", "hrs", "hr", "hours", "น", "godz", "óra",
                                                         "oras", "ч", "horas", "heures", "ore", "hodin", "uur"});

constexpr auto kAnnouncers = std::to_array<std::string_view>({
    "at",      "um",      "kl",     "klo",    "kello", "as",    "a",    "las",     "alle",  "ore",   "ora",  "orele",
    "ob",      "o",       "v",      "в",      "у",     "о",     "godz", "godzina", "pukul", "jam",   "saat", "klukkan",
    "klockan", "klokken", "om",     "luc",    "เวลา",  "ve",    "u",    "στις",    "ώρα",   "h",     "hora", "horas",
    "ساعت",    "الساعة",  "الساعه", "بتوقیت", "בשעה",  "plkst", "ur",   "kell",    "lucu",  "heure", "fra",
});
constexpr auto kOtherGlue = std::to_array<std::string_view>({
    "on",  "г",    "год",  "года", "р",   "року", "рік",  "roku",    "r",         "m",      "d",    "gada",
    "год", "жыл",  "жылы", "ж",    "il",  "yil",  "yili", "წ",       "წელი",      "თ",      "թ",    "a",
    "el",  "le",   "the",  "den",  "dia", "de",   "am",   "updated", "published", "posted", "last", "time",
    "ist", "ngay", "на",   "do",   "da",  "เมื่อ",  "بشكل", "يوم",     "på",        "pa",     "i",    "in",
});

constexpr std::size_t kLongestGlueBytes = 24;

using Words = std::unordered_set<std::string>;

Words folded(std::span<const std::string_view> words) {
  Words out;
  for (const std::string_view word : words) out.insert(fold_name(word));
  return out;
}

const Words& unit_words() {
  static const Words words = folded(kUnits);
  return words;
}
const Words& announcers() {
  static const Words words = folded(kAnnouncers);
  return words;
}
const Words& other_glue() {
  static const Words words = folded(kOtherGlue);
  return words;
}

std::unordered_map<std::string, Half> folded_halves() {
  std::unordered_map<std::string, Half> out;
  for (const HalfWord& row : kHalves) out.emplace(fold_name(row.word), row.half);
  return out;
}

Half half_by_name(std::string_view word) {
  static const std::unordered_map<std::string, Half> halves = folded_halves();
  const auto row = halves.find(fold_name(word));
  return row == halves.end() ? Half::none : row->second;
}

struct HalfHit {
  Half half = Half::none;
  std::size_t end = 0;
};

// "a.m.", "p. m.": letter, point, letter, and a point that may be missing.
std::optional<HalfHit> dotted_half(const TokenText& tokens, std::size_t i) {
  if (!tokens.is_word(i) || !tokens.is_sign(i + 1, '.') || !tokens.is_word(i + 2)) return std::nullopt;
  const std::string_view first = tokens.at(i), second = tokens.at(i + 2);
  if (first.size() + second.size() > kLongestGlueBytes) return std::nullopt;
  const Half half = half_by_name(std::string(first) + std::string(second));
  if (half == Half::none) return std::nullopt;
  return HalfHit{half, tokens.is_sign(i + 3, '.') ? i + 4 : i + 3};
}

std::optional<HalfHit> cjk_half(const TokenText& tokens, std::size_t i) {
  struct Row {
    std::string_view first, second;
    Half half;
  };
  constexpr auto kRows = std::to_array<Row>({{"上", "午", Half::am},
                                             {"午", "前", Half::am},
                                             {"오", "전", Half::am},
                                             {"下", "午", Half::pm},
                                             {"午", "後", Half::pm},
                                             {"오", "후", Half::pm},
                                             {"凌", "晨", Half::am},
                                             {"早", "上", Half::am},
                                             {"晚", "上", Half::pm}});
  for (const Row& row : kRows) {
    if (tokens.is_word(i, row.first) && tokens.is_word(i + 1, row.second)) return HalfHit{row.half, i + 2};
  }
  return std::nullopt;
}

HalfHit half_at(const TokenText& tokens, std::size_t i) {
  if (!tokens.is_word(i) || tokens.at(i).size() > kLongestGlueBytes) return {Half::none, i};
  if (const auto hit = cjk_half(tokens, i)) return *hit;
  if (const auto hit = dotted_half(tokens, i)) return *hit;
  const Half half = half_by_name(tokens.at(i));
  return {half, half == Half::none ? i : i + 1};
}

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

std::optional<std::uint64_t> in_full_day(std::uint64_t hour, Half half) {
  if (half == Half::none || hour > 12)
    return hour > 23 || (half == Half::am && hour > 12) ? std::nullopt : std::optional(hour);
  if (hour == 0) return half == Half::am ? std::optional(hour) : std::nullopt;
  return (hour % 12) + (half == Half::pm ? 12 : 0);
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

bool is_unit(const TokenText& tokens, std::size_t i) {
  return tokens.is_word(i) && tokens.at(i).size() <= kLongestGlueBytes &&
         unit_words().contains(fold_name(tokens.at(i)));
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

Clock finish(const TokenText& tokens, const Hands& hands, Half half, bool exact) {
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
  const HalfHit before = half_at(tokens, i);
  auto hands = hands_at(tokens, before.end);
  if (!hands || hands_go_on(tokens, *hands)) return {};
  const std::size_t bare_end = hands->end;
  if (is_unit(tokens, hands->end)) {
    ++hands->end;
    if (tokens.is_sign(hands->end, '.') && tokens.attached(hands->end)) ++hands->end;
  }
  HalfHit after = half_at(tokens, hands->end);
  if (before.half != Half::none) after = {before.half, hands->end};
  hands->end = std::max(hands->end, after.end);
  const Clock clock = finish(tokens, *hands, after.half, false);
  const bool sure = hands->separator != '.' || led || clock.end > bare_end;
  return sure ? clock : Clock{};
}

Clock iso_clock_at(const TokenText& tokens, std::size_t i) {
  if (const auto hands = signed_hands(tokens, i, ':')) return finish(tokens, *hands, Half::none, true);
  const bool minutes_only = tokens.is_number(i, 4, 4);
  if (!minutes_only && !tokens.is_number(i, 6, 6)) return {};
  const std::uint64_t value = minutes_only ? tokens.tokens[i].value * 100 : tokens.tokens[i].value;
  Hands hands{value / 10000, value / 100 % 100, value % 100, ':', i + 1};
  if (minutes_only) hands.second.reset();
  return finish(tokens, hands, Half::none, true);
}

bool announces_time(const TokenText& tokens, std::size_t i) {
  return tokens.is_word(i) && tokens.at(i).size() <= kLongestGlueBytes &&
         announcers().contains(fold_name(tokens.at(i)));
}

bool is_time_glue(const TokenText& tokens, std::size_t i) {
  if (i >= tokens.size()) return false;
  const DateToken& token = tokens.tokens[i];
  constexpr std::string_view kSigns = ",-|.();:/'";
  if (token.kind == DateTokenKind::sign) return token.sign != 0 && kSigns.find(token.sign) != std::string_view::npos;
  if (token.kind != DateTokenKind::word || tokens.at(i).size() > kLongestGlueBytes) return false;
  const std::string word = fold_name(tokens.at(i));
  return announcers().contains(word) || other_glue().contains(word) || (word.size() > 2 && weekday_by_name(word) != 0);
}

}  // namespace dateline
