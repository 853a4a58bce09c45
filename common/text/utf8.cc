#include "common/text/utf8.h"

#include <algorithm>
#include <cstring>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// ICU's macros want signed lengths of 32 bits; texts here are capped far below that, but a caller may not be.
std::int32_t window(std::string_view text, std::size_t pos) noexcept {
  return static_cast<std::int32_t>(std::min<std::size_t>(text.size() - pos, 4));
}

bool is_blank(char32_t c) noexcept {
  return c == 0x200B || c == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// The first byte from `pos` on that is not ASCII, eight bytes at a time.
std::size_t ascii_end(std::string_view text, std::size_t pos) noexcept {
  for (std::uint64_t eight = 0; pos + sizeof eight <= text.size(); pos += sizeof eight) {
    std::memcpy(&eight, text.data() + pos, sizeof eight);
    if ((eight & 0x8080808080808080ULL) != 0) break;
  }
  while (pos < text.size() && static_cast<unsigned char>(text[pos]) < 0x80) ++pos;
  return pos;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& pos) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + pos;
  if (bytes[0] < 0x80) {
    ++pos;
    return bytes[0];
  }
  std::int32_t moved = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, moved, window(text, pos), c);
  if (c < 0) {
    ++pos;
    return kReplacement;
  }
  pos += static_cast<std::size_t>(moved);
  return static_cast<char32_t>(c);
}

bool is_ascii(std::string_view text) noexcept { return ascii_end(text, 0) == text.size(); }

bool is_utf8(std::string_view text) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t pos = ascii_end(text, 0); pos < text.size(); pos = ascii_end(text, pos)) {
    std::int32_t moved = 0;
    UChar32 c = 0;
    U8_NEXT(bytes + pos, moved, window(text, pos), c);
    if (c < 0) return false;
    pos += static_cast<std::size_t>(moved);
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t pos = 0; pos < text.size();) {
    std::int32_t moved = 0;
    UChar32 c = 0;
    U8_NEXT(bytes + pos, moved, window(text, pos), c);
    if (c < 0) {
      append_utf8(out, kReplacement);
    } else {
      out.append(text, pos, static_cast<std::size_t>(moved));
    }
    pos += static_cast<std::size_t>(moved);
  }
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  std::uint8_t buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  UBool wrong = false;
  U8_APPEND(buffer, length, U8_MAX_LENGTH, static_cast<std::uint32_t>(code_point), wrong);
  if (wrong) {
    out += "\xEF\xBF\xBD";
  } else {
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
  }
}

std::size_t character_start(std::string_view text, std::size_t pos) noexcept {
  if (pos >= text.size()) return text.size();
  while (pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80) --pos;
  return pos;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) noexcept {
  return text.size() <= max_bytes ? text : text.substr(0, character_start(text, max_bytes));
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, pos));
    switch (u_charType(c)) {
      case U_NON_SPACING_MARK:
      case U_ENCLOSING_MARK:
      case U_FORMAT_CHAR:
      case U_CONTROL_CHAR:
        continue;
      default:
        break;
    }
    const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

std::string squeeze_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    const char32_t c = next_code_point(text, pos);
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out.append(text, start, pos - start);
  }
  return out;
}

std::string_view trim(std::string_view text) noexcept {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace dateline
