#include "common/text/markup.h"

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr bool is_in_xml(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF);
}

}  // namespace

std::string escaped_markup(std::string_view text) {
  const std::string valid = to_valid_utf8(text);
  std::string out;
  out.reserve(valid.size() + valid.size() / 16);
  for (std::size_t pos = 0; pos < valid.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(valid, pos);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += is_in_xml(c) ? std::string_view(valid).substr(begin, pos - begin) : std::string_view("\uFFFD");
    }
  }
  return out;
}

}  // namespace dateline
