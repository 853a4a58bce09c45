#include "searcher/query/names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/schema/fields.h"
#include "common/text/edit_distance.h"

namespace dateline {
namespace {

constexpr std::array<std::pair<std::string_view, TextZone>, 4> kZones{
    {{"title", TextZone::title}, {"lead", TextZone::lead}, {"hlead", TextZone::hlead}, {"body", TextZone::body}}};
// Names that the schema does not have.
constexpr std::array<std::string_view, 7> kOwn{"lead", "hlead", "body", "entity", "after", "before", "query"};

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

}  // namespace

std::string canonical_field(std::string_view typed) {
  const std::string lower = lower_ascii(typed);
  if (std::find(kOwn.begin(), kOwn.end(), lower) != kOwn.end()) return lower;
  const Field* found = find_field(lower);
  return found == nullptr ? std::string{} : std::string(found->name);
}

std::string nearest_name(std::string_view wrong) {
  const std::string lower = lower_ascii(wrong);
  std::string best = nearest_field(wrong);
  // As strict as nearest_field() is; of equally near ones the schema's.
  std::size_t best_distance = best.empty() ? lower.size() / 3 + 1 : edit_distance(lower, best, lower.size());
  if (lower.size() > 32) return best;
  for (const std::string_view own : kOwn) {
    const std::size_t distance = edit_distance(lower, own, best_distance);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = own;
  }
  return best;
}

bool is_zone(std::string_view field) noexcept { return zone_of(field) != TextZone::anywhere; }

TextZone zone_of(std::string_view field) noexcept {
  for (const auto& [name, zone] : kZones) {
    if (name == field) return zone;
  }
  return TextZone::anywhere;
}

bool is_date(std::string_view field) noexcept { return field == "date" || field == "after" || field == "before"; }

bool is_saved_query(std::string_view field) noexcept { return field == "query"; }

bool is_filter(std::string_view field) noexcept {
  return !field.empty() && !is_zone(field) && !is_date(field) && !is_saved_query(field);
}

bool holds_names_of_the_text(std::string_view field) noexcept {
  return field == "person" || field == "organization" || field == "place" || field == "entity";
}

}  // namespace dateline
