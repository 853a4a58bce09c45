#include "searcher/output/words.h"

#include <charconv>
#include <cstdio>

#include "common/text/shown.h"

namespace dateline {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string date_text(const std::optional<Date>& date) {
  if (!date) return "undated";
  std::string text = to_string(*date);
  constexpr std::size_t kDay = 10, kSeconds = 16, kTime = 19;
  if (text.size() <= kDay) return text;
  text[kDay] = ' ';
  if (text.size() > kTime) text.insert(kTime, 1, ' ');
  if (text.ends_with(" Z")) text.replace(kTime + 1, 1, "UTC");
  // to_string() always writes seconds; the page need not have given them.
  if (date->precision == Precision::minute) text.erase(kSeconds, kTime - kSeconds);
  return text;
}

std::string percent(std::uint64_t part, std::uint64_t all) {
  if (all == 0) return {};
  const double share = 100 * static_cast<double>(part) / static_cast<double>(all);
  constexpr double kLeastShown = .05;
  if (part > 0 && share < kLeastShown) return "<0.1 %";
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", share);
  return text;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string number_text(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value);
  return {text, end.ptr};
}

bool is_web_address(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://");
}

std::string percent_encoded(char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'%', kDigits[value >> 4U], kDigits[value & 15U]};
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      out += percent_encoded(c);
    }
  }
  return out;
}

std::string counted_units(std::uint64_t number, CountBy unit) {
  return unit == CountBy::stories ? counted(number, "story", "stories") : counted(number, "article", "articles");
}

std::string dotted(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += " \u00B7 ";
    out += part;
  }
  return out;
}

}  // namespace dateline
