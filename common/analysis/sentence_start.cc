#include "common/analysis/sentence_start.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/dotted_words.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

enum class Mark { none, full_stop, end, close, blank, goes_on };

Mark ascii_mark(char32_t c) noexcept {
  switch (c) {
    case U'.':
      return Mark::full_stop;
    case U'!':
    case U'?':
      return Mark::end;
    case U'"':
    case U'\'':
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'{':
    case U'}':
      return Mark::close;
    case U',':
    case U'-':
    case U':':
    case U';':
      return Mark::goes_on;
    default:
      return c <= U' ' ? Mark::blank : Mark::none;
  }
}

Mark mark_of(char32_t c) noexcept {
  if (c < 0x80) return ascii_mark(c);
  if (c == U'\u2026') return Mark::full_stop;  // "…" is no terminator of Unicode's, but news ends sentences with it
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK)) {
    case U_SB_ATERM:
      return Mark::full_stop;
    case U_SB_STERM:
      return Mark::end;
    case U_SB_CLOSE:
      return Mark::close;
    case U_SB_SP:
    case U_SB_CR:
    case U_SB_LF:
    case U_SB_SEP:
      return Mark::blank;
    case U_SB_SCONTINUE:
      return Mark::goes_on;
    default:
      return Mark::none;
  }
}

// What the last terminator of a gap was, and what stands behind it.
struct Ending {
  Mark by = Mark::none;
  bool only = false;     // it is all of the gap
  bool goes_on = false;  // a comma or dash follows: "etc., ", "Yahoo! - "
};

Ending ending_of(std::string_view gap) {
  Ending ending;
  bool behind = false;  // no other than closing marks and blanks since the terminator
  for (std::size_t pos = 0; pos < gap.size();) {
    const Mark mark = mark_of(next_code_point(gap, pos));
    if (mark == Mark::full_stop || mark == Mark::end) {
      ending = {.by = mark, .only = pos == gap.size() && ending.by == Mark::none};
      behind = true;
    } else if (mark == Mark::goes_on && behind) {
      ending.goes_on = true;
    } else if (mark != Mark::close && mark != Mark::blank) {
      behind = false;
    }
  }
  return ending;
}

char32_t first_of(std::string_view word) {
  std::size_t pos = 0;
  return word.empty() ? U' ' : next_code_point(word, pos);
}

bool is_small(char32_t c) noexcept { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) noexcept { return u_isdigit(static_cast<UChar32>(c)) != 0; }

// Words that begin sentences far more often than they follow an abbreviation inside one: "the U.S. The", not "U.S. A".
bool mostly_begins(std::string_view word) {
  static constexpr std::array<std::string_view, 45> kWords{
      "After",   "Although", "An",    "And",   "As",   "At",   "Auch", "Because", "But",  "By", "Das", "Der",
      "Die",     "During",   "Ein",   "Eine",  "El",   "Er",   "Es",   "For",     "From", "He", "Her", "His",
      "However", "If",       "In",    "It",    "Its",  "La",   "Le",   "Les",     "Los",  "On", "She", "Sie",
      "That",    "The",      "Their", "There", "They", "This", "We",   "When",    "While"};
  static_assert(std::is_sorted(kWords.begin(), kWords.end()));
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

// "3. Oktober", "20. Jahrhundert": a number of one or two digits with the full stop of an ordinal.
bool is_german_ordinal(std::string_view before, std::string_view next) {
  static constexpr std::array<std::string_view, 16> kCounted{
      "April", "August",     "Dezember", "Februar", "Jahrestag", "Jahrhundert", "Januar", "Juli",
      "Juni",  "Lebensjahr", "Liga",     "Mai",     "November",  "Oktober",     "Platz",  "September"};
  static_assert(std::is_sorted(kCounted.begin(), kCounted.end()));
  if (before.size() > 2 || !std::all_of(before.begin(), before.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  return std::binary_search(kCounted.begin(), kCounted.end(), next) || next.starts_with("M\u00E4rz");
}

// A full stop behind this word belongs to it.
bool is_shortened(std::string_view before, std::string_view next) {
  if (is_abbreviated_title(before)) return true;
  return is_abbreviation(before) && !mostly_begins(next);
}

}  // namespace

bool begins_sentence(std::string_view text, Span before, Span next) {
  const std::string_view gap = text.substr(before.end, next.begin - before.end);
  if (gap.size() == 1 && gap.front() == ' ') return false;
  const Ending ending = ending_of(gap);
  if (ending.by == Mark::none || ending.goes_on) return false;
  const std::string_view next_word = text.substr(next.begin, next.end - next.begin);
  const char32_t first = first_of(next_word);
  if (is_small(first)) return false;
  if (ending.by == Mark::end) return true;
  if (ending.only && is_digit(first)) return false;  // "No.5"
  const std::string_view word = text.substr(before.begin, before.end - before.begin);
  return !is_shortened(word, next_word) && !is_german_ordinal(word, next_word);
}

}  // namespace dateline
