#include "common/dates/match.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "common/dates/persian.h"
#include "common/dates/time_words.h"

namespace dateline {
namespace {

using std::chrono::local_days;
using std::chrono::year_month_day;

// The first newspapers are of 1605; numbers outside are amounts and fiction.
constexpr std::uint64_t kFirstYear = 1600, kLastYear = 2199;
constexpr std::size_t kMostGlue = 6;

unsigned weekday_of(local_days day) { return std::chrono::weekday{day}.c_encoding() + 1; }

std::optional<local_days> gregorian_day(std::uint64_t year, std::uint64_t month, std::uint64_t day) {
  if (year < kFirstYear || year > kLastYear || month > 12 || day > 31) return std::nullopt;
  const year_month_day ymd{std::chrono::year{static_cast<int>(year)}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return local_days{ymd};
}

}  // namespace

// Thai pages count from 543 BC.
bool DateMatcher::uses_thai_years(const DayForm& form) const {
  if (form.year < 2400 || form.year > 2699) return false;
  if (base_language(reading_.language) == "th") return true;
  for (std::size_t i = form.begin; i < form.end && i < tokens_.size(); ++i) {
    const std::string_view token = tokens_.at(i);
    if (token.starts_with("\xE0\xB8") || token.starts_with("\xE0\xB9")) return true;
  }
  return false;
}

// Month names tell the Persian calendar; numbers do by the language, or if that is unknown by Persian digits.
bool DateMatcher::uses_persian_years(const DayForm& form) const {
  if (form.calendar == Calendar::persian) return true;
  if (!form.numeric || form.year < 1300 || form.year > 1499) return false;
  const std::string language = base_language(reading_.language);
  return language == "fa" || (language.empty() && tokens_.at(form.begin).starts_with("\xDB"));
}

std::optional<local_days> DateMatcher::day_of(const DayForm& form) const {
  if (uses_persian_years(form)) return persian_day(form.year, form.month, form.day);
  return gregorian_day(uses_thai_years(form) ? form.year - 543 : form.year, form.month, form.day);
}

// "(木)", "星期四", "木曜日", "(목)", "목요일".
std::size_t DateMatcher::skip_cjk_weekday(std::size_t i) const {
  const auto is_short = [&](std::size_t at) { return tokens_.is_word(at) && tokens_.at(at).size() == 3; };
  if (tokens_.is_sign(i, '(')) {
    std::size_t end = i + 1;
    while (end < i + 5 && is_short(end)) ++end;
    return end > i + 1 && tokens_.is_sign(end, ')') ? end + 1 : i;
  }
  const auto at = [&](std::size_t token, std::string_view word) { return tokens_.is_word(token, word); };
  if (at(i, "星") && at(i + 1, "期")) return i + 3;
  if (at(i, "周") || at(i, "週")) return i + 2;
  if (at(i + 1, "曜") && at(i + 2, "日")) return i + 3;
  if (at(i + 1, "요") && at(i + 2, "일")) return i + 3;
  return i;
}

void DateMatcher::add_weekdays(Neighbours& around, std::size_t first) const {
  const auto weekday = [&](std::size_t i) {
    return tokens_.is_word(i) && tokens_.at(i).size() <= 48 ? weekday_by_name(fold_name(tokens_.at(i))) : 0U;
  };
  std::size_t before = around.begin;
  while (before > first && before + 2 > around.begin &&
         (tokens_.is_sign(before - 1, ',') || tokens_.is_sign(before - 1, '.'))) {
    --before;
  }
  // "Di, 21. April", but not "in 21 April": two letters need a sign behind them.
  if (before > first && (before < around.begin || (tokens_.is_word(before - 1) && tokens_.at(before - 1).size() > 2))) {
    if (const unsigned found = weekday(before - 1)) {
      around.weekday = found;
      around.begin = before - 1;
    }
  }
  std::size_t after = around.end;
  if (tokens_.is_sign(after, ',')) ++after;
  const bool bracket = tokens_.is_sign(after, '(');
  if (bracket) ++after;
  // Short names of weekdays are common words in other languages ("in", "man"); before a date they hardly are.
  const bool long_enough = bracket || (tokens_.is_word(after) && tokens_.at(after).size() >= 4);
  if (const unsigned found = long_enough ? weekday(after) : 0U) {
    if (around.weekday == 0) around.weekday = found;
    around.end = bracket && tokens_.is_sign(after + 1, ')') ? after + 2 : after + 1;
    return;
  }
  around.end = std::min(skip_cjk_weekday(around.end), tokens_.size());
}

bool DateMatcher::may_lead_to_time(std::size_t i) const {
  if (!is_time_glue(tokens_, i)) return false;
  // A full stop ends a sentence unless it belongs to a word ("kl.", "г.") or a number follows.
  if (!tokens_.is_sign(i, '.') || reading_.alone) return true;
  return (i > 0 && tokens_.is_word(i - 1) && tokens_.attached(i)) || tokens_.is_number(i + 1, 1, 2);
}

Clock DateMatcher::clock_after(std::size_t i, bool numeric) const {
  const bool has_t =
      tokens_.attached(i) && tokens_.attached(i + 1) && (tokens_.is_word(i, "T") || tokens_.is_word(i, "t"));
  if (has_t && numeric) {
    Clock clock = iso_clock_at(tokens_, i + 1);
    return clock;
  }
  bool led = false;
  for (std::size_t n = 0; n <= kMostGlue; ++n, ++i) {
    Clock clock = clock_at(tokens_, i, true);
    if (clock.state != ClockState::none) {
      const bool ends_line = clock.end >= tokens_.size() || tokens_.tokens[clock.end].kind == DateTokenKind::line_end;
      if (!led && !ends_line && !reading_.alone) clock = clock_at(tokens_, i, false);
      return clock;
    }
    if (!may_lead_to_time(i)) break;
    led = led || announces_time(tokens_, i);
  }
  return {};
}

// "12:45 am GMT+7, Thursday, 31 August 2023"
Clock DateMatcher::clock_before(Neighbours& around, std::size_t first) const {
  constexpr std::size_t kLongest = 14;
  const std::size_t earliest = std::max(first, around.begin - std::min(around.begin, kLongest));
  for (std::size_t i = earliest; i + 2 < around.begin; ++i) {
    if (!tokens_.is_number(i, 1, 2)) continue;
    const bool goes_on = i > first && tokens_.attached(i) && tokens_.tokens[i - 1].kind == DateTokenKind::sign &&
                         tokens_.tokens[i - 1].sign != '(' && tokens_.tokens[i - 1].sign != '|';
    const Clock clock = clock_at(tokens_, i, i > first && announces_time(tokens_, i - 1));
    if (clock.state != ClockState::read || clock.end > around.begin || goes_on) continue;
    std::size_t glue = clock.end;
    while (glue < around.begin && may_lead_to_time(glue)) ++glue;
    if (glue != around.begin) continue;
    around.begin = i;
    return clock;
  }
  return {};
}

DateMatch DateMatcher::full_date(std::size_t anchor, std::size_t first) {
  DayForm form = forms_.day_around(anchor, first);
  if (!form.found) return {};
  Neighbours around{form.begin, form.end, 0};
  add_weekdays(around, first);
  if (form.ambiguous && around.weekday != 0 && around.weekday != kSomeWeekday) {
    DayForm other = form;
    std::swap(other.day, other.month);
    const auto day = day_of(form), exchanged = day_of(other);
    if (day && exchanged && weekday_of(*day) != around.weekday && weekday_of(*exchanged) == around.weekday)
      form = other;
  }
  DateMatch match{.state = MatchState::impossible, .begin = form.begin, .end = form.end};
  const auto day = day_of(form);
  if (!day) return match;
  Clock clock = form.clock ? *form.clock : clock_after(form.end, form.numeric);
  const bool exact = form.clock || (tokens_.attached(form.end) && tokens_.is_word(form.end));
  if (!form.clock && clock.state == ClockState::none) clock = clock_after(around.end, false);
  if (clock.state == ClockState::impossible && (reading_.alone || exact)) return match;
  if (clock.state == ClockState::read) around.end = std::max(around.end, clock.end);
  if (clock.state == ClockState::none) clock = clock_before(around, first);

  match.state = MatchState::read;
  match.begin = around.begin;
  match.end = around.end;
  match.date.day = *day;
  if (clock.state == ClockState::read) {
    match.date.time = clock.time;
    match.date.offset = clock.offset;
    match.date.precision = clock.has_seconds ? Precision::second : Precision::minute;
  }
  return match;
}

DateMatch DateMatcher::month_and_year(std::size_t anchor) const {
  const DayForm form = forms_.month_around(anchor);
  // A Persian month has days of two Gregorian ones.
  if (!form.found || form.calendar == Calendar::persian) return {};
  const auto day = day_of(form);
  if (!day) return {.state = MatchState::impossible};
  DateMatch match{.state = MatchState::read};
  match.date.day = *day;
  match.date.precision = Precision::month;
  return match;
}

}  // namespace dateline
