#include "indexer/cleaning/text_shape.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Scripts written without spaces between words: a "word" there is one character.
bool is_dense(char32_t c) noexcept {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

// Full stop, its kin in other scripts: Devanagari danda, Arabic question mark and full stop, ideographic stops,
// Armenian and Ethiopic full stops, the ellipsis.
bool is_sentence_mark(char32_t c) noexcept {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x0589:
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x1362:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
      return true;
    default:
      return false;
  }
}

bool is_full_stop(char32_t c) noexcept {
  return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61 || c == 0x0964 || c == 0x06D4 || c == 0x1362;
}

bool is_comma(char32_t c) noexcept { return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C; }

bool is_closing(char32_t c) noexcept {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '*':
    case 0x00BB:
    case 0x00AB:
    case 0x2019:
    case 0x201D:
    case 0x201C:
    case 0x203A:
    case 0x300D:
    case 0x300F:
    case 0xFF09:
      return true;
    default:
      return false;
  }
}

bool is_word_character(char32_t c) noexcept {
  const auto u = static_cast<UChar32>(c);
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalnum(u) || u_charType(u) == U_NON_SPACING_MARK || u_charType(u) == U_COMBINING_SPACING_MARK;
}

bool is_upper(char32_t c) noexcept {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) != 0;
}

// More characters than a headline has.
constexpr std::size_t kLongDenseText = 70;

}  // namespace

bool is_blank(char32_t c) noexcept {
  if (c <= 0x20) return true;
  if (c < 0x80) return c == 0x7F;
  return c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

TextShape shape_of(std::string_view text) {
  TextShape shape;
  bool in_word = false;
  bool mark_pending = false;  // a sentence mark counts once what follows it is a blank, a dense character or the end
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_blank(c)) {
      if (mark_pending) ++shape.sentence_ends;
      mark_pending = false;
      in_word = false;
      continue;
    }
    ++shape.characters;
    shape.ends_colon = c == ':' || c == 0xFF1A;
    if (is_sentence_mark(c)) {
      mark_pending = true;
      if (is_full_stop(c)) ++shape.stops;
      shape.ends_sentence = true;
      in_word = false;
      continue;
    }
    if (is_closing(c)) {
      in_word = false;
      continue;
    }
    shape.ends_sentence = false;
    if (is_comma(c)) ++shape.commas;
    if (!is_word_character(c)) {
      in_word = false;
      continue;
    }
    if (c >= '0' && c <= '9') ++shape.digits;
    if (is_dense(c)) {
      if (mark_pending) ++shape.sentence_ends;
      ++shape.dense;
      ++shape.words;
      in_word = false;
    } else if (!in_word) {
      ++shape.words;
      if (is_upper(c)) ++shape.capitals;
      in_word = true;
    }
    mark_pending = false;
  }
  if (mark_pending) ++shape.sentence_ends;
  return shape;
}

bool is_prose(const TextShape& shape) noexcept {
  // Headlines of these scripts are sentences as well, but for the full stop; Thai and its kin write none at all.
  if (shape.dense * 3 > shape.characters)
    return shape.characters >= 15 && (shape.stops > 0 || shape.characters >= kLongDenseText);
  if (shape.words < 6 || shape.characters < 30) return false;
  // Capitals everywhere and no comma or stop inside: a headline or a menu, whatever its last mark.
  if (shape.capitals * 10 > shape.words * 8 && shape.words > 8 && shape.sentence_ends < 2) return false;
  if (shape.ends_sentence) return true;
  return (shape.words >= 14 && (shape.sentence_ends > 0 || shape.commas > 1 || shape.ends_colon)) ||
         (shape.words >= 18 && shape.capitals * 10 <= shape.words * 4) || shape.words >= 28;
}

std::string plain_line(std::string_view text) {
  // Joiners (U+200C, U+200D) stay: they are spelling in Persian and Indic scripts.
  static constexpr std::array<std::string_view, 4> kInvisible = {"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x81\xA0",
                                                                 "\xEF\xBB\xBF"};
  std::string line = squeeze_blanks(text);
  for (const std::string_view mark : kInvisible) {
    std::size_t at = line.find(mark);
    if (at == std::string::npos) continue;
    std::string without;
    std::size_t begin = 0;
    for (; at != std::string::npos; at = line.find(mark, begin)) {
      without.append(line, begin, at - begin);
      begin = at + mark.size();
    }
    line = without.append(line, begin);
  }
  return line;
}

std::string squashed(std::string_view text) {
  std::string key = match_key(text);
  std::erase(key, ' ');
  return key;
}

std::string word_key(std::string_view text) { return match_key(text); }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string key = match_key(text);
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin) words.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool starts_with_nocase(std::string_view text, std::string_view prefix) noexcept {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const char a = text[i];
    const char b = prefix[i];
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    if (low(a) != low(b)) return false;
  }
  return true;
}

}  // namespace dateline
