#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "common/text/shown.h"
#include "common/text/territories.h"
#include "common/text/utf8.h"
#include "searcher/output/answer_text.h"
#include "searcher/output/table.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

std::string heading(const Facet& facet) {
  return facet.field + (facet.salient ? ": more often than in the rest of the archive" : "");
}

// "of 52, 9.8x as often": how many the archive has, and how far the share is above its share there.
std::string standing_out(const FacetValue& value) {
  char lift[32];
  std::snprintf(lift, sizeof lift, value.lift < 10 ? "%.1f" : "%.0f", value.lift);
  return "of " + with_thousands(value.archive) + ", " + lift + "x as often";
}

}  // namespace

std::string facet_text(const Facet& facet, CountBy unit, const TextStyle& style) {
  std::string out = wrapped(heading(facet), {}, {.look = Look::title}, style) + '\n';
  std::vector<BarRow> rows;
  for (const FacetValue& value : facet.values) {
    const std::string name = facet.field == "country" ? country_name(value.value) : value.value;
    rows.push_back({name, value.count, facet.salient ? standing_out(value) : std::string{}});
  }
  out += bar_table(rows, style);
  if (facet.values.empty() && (facet.salient || facet.without == 0)) {
    out += "  " + in_look(facet.salient ? "nothing stands out" : "none", Look::faint, style) + '\n';
  }
  std::vector<std::string> rest;
  if (facet.other_values > 0) rest.push_back(counted(facet.other_values, "further value", "further values"));
  if (facet.without > 0 && !facet.salient) rest.push_back(counted_units(facet.without, unit) + " without");
  if (!rest.empty()) out += "  " + in_look(dotted(rest), Look::faint, style) + '\n';
  return out;
}

}  // namespace dateline
