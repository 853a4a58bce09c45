#include "searcher/matching/facet_wish.h"

#include <algorithm>
#include <charconv>

#include <dateline/error.h>

#include "common/schema/fields.h"
#include "searcher/matching/date_steps.h"

namespace dateline {
namespace {

constexpr std::uint32_t kMostValues = 1'000'000;

[[noreturn]] void refuse(std::string_view text, const std::string& what, const std::string& hint) {
  throw Error(ErrorCode::usage, "'" + std::string(text) + "' " + what, std::string(text), hint);
}

bool is_date_facet(std::string_view name) { return name == "year" || name == "month" || name == "day"; }

void read_field(std::string_view name, std::string_view text, FacetWish& wish) {
  wish.field = name;
  if (is_date_facet(name)) return;
  wish.column = find_field(name);
  if (wish.column != nullptr && wish.column->facet) {
    wish.field = wish.column->name;
    return;
  }
  std::string known = "year, month, day";
  for (const Field& each : fields()) {
    if (each.facet) known += ", " + std::string(each.name);
  }
  refuse(text, "cannot be counted", "facets are: " + known);
}

void read_part(std::string_view part, std::string_view text, FacetWish& wish) {
  if (part == "salient") {
    wish.salient = true;
    return;
  }
  std::uint32_t limit = 0;
  const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), limit);
  if (failed != std::errc{} || end != part.data() + part.size() || limit > kMostValues) {
    refuse(text, "is not FIELD, FIELD:N, FIELD:salient or FIELD:N:salient",
           "for instance person:20; N is at most " + std::to_string(kMostValues) + ", and 0 means all");
  }
  wish.limit = limit;
  wish.limited = true;
}

}  // namespace

FacetWish read_facet_wish(std::string_view text, std::uint32_t default_limit) {
  FacetWish wish{.limit = default_limit};
  std::size_t colon = std::min(text.find(':'), text.size());
  read_field(text.substr(0, colon), text, wish);
  while (colon < text.size()) {
    const std::size_t begin = colon + 1;
    colon = std::min(text.find(':', begin), text.size());
    read_part(text.substr(begin, colon - begin), text, wish);
  }
  if (wish.salient && wish.column == nullptr) {
    refuse(text, "cannot stand out: dates are shown in their order", "--trend shows the share of each year");
  }
  return wish;
}

std::vector<FacetWish> read_facet_wishes(const std::vector<std::string>& texts, std::uint32_t default_limit) {
  std::vector<FacetWish> out;
  for (const std::string& text : texts) {
    FacetWish wish = read_facet_wish(text, default_limit);
    const auto same = std::find_if(out.begin(), out.end(), [&](const FacetWish& each) {
      return each.field == wish.field && each.salient == wish.salient;
    });
    if (same == out.end()) {
      out.push_back(std::move(wish));
    } else {
      *same = std::move(wish);
    }
  }
  return out;
}

}  // namespace dateline
