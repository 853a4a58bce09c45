#include "common/text/shown.h"

#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Overrides and isolates of direction, tags, soft hyphens, marks of order and joining of nothing.
bool is_hidden(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xE0000 && c <= 0xE007F) ||
         c == 0x200E || c == 0x200F || c == 0x061C || c == 0xAD;
}

}  // namespace

bool is_shown_as_blank(char32_t c) noexcept {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

void append_printable(std::string& out, char32_t c) {
  if (!is_hidden(c)) append_utf8(out, is_control(c) ? 0xFFFD : c);
}

std::string printable(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_shown_as_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    append_printable(out, c);
  }
  return out;
}

std::string with_thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t left = digits.size(); left > 3; left -= 3) digits.insert(left - 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return with_thousands(number) + ' ' + std::string(number == 1 ? one : many);
}

std::string counted(std::uint64_t number, std::string_view one) { return counted(number, one, std::string(one) + "s"); }

}  // namespace dateline
