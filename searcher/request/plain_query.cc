#include "searcher/request/plain_query.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// Slashes stand in NEAR/3 and W/P.
constexpr std::string_view kSigns = "\"()*:?-+=~^[]{}!/\\";
constexpr std::array<std::string_view, 7> kQuotes{"\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u300C", "\u300D"};
constexpr std::array<std::string_view, 8> kOperators{"AND", "OR", "NOT", "NEAR", "W", "ADJ", "PRE", "TO"};

std::string without_signs(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const auto* const quote =
        std::find_if(kQuotes.begin(), kQuotes.end(), [&](auto each) { return text.substr(pos).starts_with(each); });
    if (quote != kQuotes.end()) {
      out += ' ';
      pos += quote->size();
      continue;
    }
    const char c = text[pos++];
    out += kSigns.find(c) == std::string_view::npos ? c : ' ';
  }
  return out;
}

char small(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

}  // namespace

std::string plain_query(std::string_view text) {
  std::string out = without_signs(text);
  for (std::size_t pos = 0; pos < out.size();) {
    const std::size_t end = std::min(out.find_first_of(" \t\r\n", pos), out.size());
    const std::string_view word = std::string_view(out).substr(pos, end - pos);
    if (std::find(kOperators.begin(), kOperators.end(), word) != kOperators.end()) {
      const auto begin = out.begin() + static_cast<std::ptrdiff_t>(pos);
      std::transform(begin, out.begin() + static_cast<std::ptrdiff_t>(end), begin, small);
    }
    pos = end + 1;
  }
  return out;
}

}  // namespace dateline
