// Case and accent folding through ICU, with a fast way for ASCII, which most text is.
#include "common/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

#include "common/text/utf8.h"

namespace dateline {
namespace {

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  if (U_FAILURE(status) || found == nullptr) throw std::runtime_error("ICU has no normalisation data");
  return *found;
}

const icu::Normalizer2& casefold() {
  static const icu::Normalizer2& instance = normalizer("nfkc_cf", UNORM2_COMPOSE);
  return instance;
}

const icu::Normalizer2& decomposition() {
  static const icu::Normalizer2& instance = normalizer("nfkc", UNORM2_DECOMPOSE);
  return instance;
}

const icu::Normalizer2& composition() {
  static const icu::Normalizer2& instance = normalizer("nfc", UNORM2_COMPOSE);
  return instance;
}

// What people type for letters that have no decomposition.
const char* plain_letter(char32_t c) noexcept {
  switch (c) {
    case U'ø':
      return "o";
    case U'đ':
    case U'ð':
      return "d";
    case U'ł':
      return "l";
    case U'ħ':
      return "h";
    case U'ŧ':
      return "t";
    case U'ı':
      return "i";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ß':
      return "ss";
    case U'þ':
      return "th";
    default:
      return nullptr;
  }
}

// A mark that readers of its script leave out or that only tells how to pronounce.  In Indic scripts, Thai and Lao
// marks are vowels, so they stay; Arabic harakat and Hebrew points go.
bool is_droppable_mark(char32_t c) noexcept {
  if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) return false;
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
         (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF);
}

std::string normalized(const icu::Normalizer2& how, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  how.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a text");
  return out;
}

}  // namespace

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return out;
  }
  return normalized(casefold(), text);
}

std::string fold_accents(std::string_view folded_text) {
  if (is_ascii(folded_text)) return std::string(folded_text);
  const std::string apart = normalized(decomposition(), folded_text);
  std::string out;
  out.reserve(apart.size());
  for (std::size_t pos = 0; pos < apart.size();) {
    const std::size_t start = pos;
    const char32_t c = next_code_point(apart, pos);
    if (is_droppable_mark(c)) continue;
    if (const char* plain = plain_letter(c)) {
      out += plain;
    } else {
      out.append(apart, start, pos - start);
    }
  }
  return normalized(composition(), out);
}

namespace {

// What match_key() does, for text without anything to normalise.
std::string ascii_match_key(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  bool blank = false;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
      blank = blank || (c != '.' && c != '\'');
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += upper ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return out;
}

}  // namespace

std::string match_key(std::string_view name) {
  if (is_ascii(name)) return ascii_match_key(name);
  const std::string folded = fold_accents(fold_case(to_valid_utf8(name)));
  std::string out;
  bool blank = false;
  for (std::size_t pos = 0; pos < folded.size();) {
    const std::size_t start = pos;
    const auto c = static_cast<UChar32>(next_code_point(folded, pos));
    if (u_isalnum(c) == 0 && u_charType(c) != U_NON_SPACING_MARK && u_charType(c) != U_COMBINING_SPACING_MARK) {
      // "U.S." and "O'Brien" are one word to a reader.
      blank = blank || (c != '.' && c != '\'' && c != 0x2019);
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out.append(folded, start, pos - start);
  }
  return out;
}

}  // namespace dateline
