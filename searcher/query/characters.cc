#include "searcher/query/characters.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace dateline {

bool is_query_quote(char32_t c) noexcept {
  return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A ||
         c == 0x300C || c == 0x300D || c == 0xFF02;
}

bool is_query_blank(char32_t c) noexcept {
  return c < 0x20 || c == 0x7F || c == 0xFEFF || c == 0x200B || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_query_blank(c)) {
      out += ' ';
    } else {
      append_utf8(out, c);
    }
  }
  return squeeze_blanks(out);
}

}  // namespace dateline
