#include "searcher/output/words.h"

#include <cstdio>

#include "common/text/shown.h"

namespace dateline {

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
