#include "common/schema/document.h"

#include <charconv>

#include "common/dates/dates.h"
#include "common/schema/abbreviations.h"
#include "common/schema/fields.h"

namespace dateline {
namespace {

std::string hex(std::uint64_t number) {
  std::string digits(16, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, number >>= 4)
    *digit = "0123456789abcdef"[number & 15U];
  return digits;
}

}  // namespace

std::string stored_data(const Article& article) {
  if (article.story.empty()) return to_json(article);
  Article without = article;
  without.story.clear();
  return to_json(without);
}

void for_each_filter_term(const Article& article, const std::function<void(std::string_view)>& visit) {
  const Field* story = &field("story");
  for (const Field& each : fields()) {
    if (each.kind != FieldKind::filter || &each == story) continue;
    for (const std::string& value : values_of(article, each)) visit(filter_term(each, value));
  }
  for (const Abbreviation& each : abbreviations(article)) visit(abbreviation_term(each));
  if (!article.published) return;
  for (const std::string& term : date_terms(*article.published)) visit(term);
}

std::string story_name(std::uint64_t story) { return hex(story); }
std::string story_term(std::uint64_t story) { return filter_term(field("story"), hex(story)); }
std::optional<std::uint64_t> story_number(std::string_view name) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number, 16);
  if (name.size() != 16 || problem != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return number;
}

// Thirteen digits to the base of 32: an article has twenty of these terms, and nobody reads them.
std::string band_term(std::uint64_t band) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuv";
  std::string digits(13, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, band >>= 5) *digit = kDigits[band & 31U];
  return filter_term(field("band"), digits);
}
std::string published_value(std::int64_t instant) { return Xapian::sortable_serialise(static_cast<double>(instant)); }

}  // namespace dateline
