#include "searcher/web/facet_view.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Heading {
  std::string_view field;
  std::string_view words;
};

constexpr std::array kHeadings{
    Heading{"source", "Outlets"}, Heading{"person", "Persons"},     Heading{"organization", "Organizations"},
    Heading{"place", "Places"},   Heading{"language", "Languages"}, Heading{"section", "Sections"},
};

std::string_view words_of(std::string_view field) {
  const auto at =
      std::find_if(kHeadings.begin(), kHeadings.end(), [&](const Heading& each) { return each.field == field; });
  return at == kHeadings.end() ? field : at->words;
}

bool is_entity(std::string_view field) { return field == "person" || field == "organization" || field == "place"; }

bool is_chosen(const Address& state, const std::string& value) {
  return std::any_of(state.parameters().begin(), state.parameters().end(),
                     [&](const auto& each) { return each.first == "filter" && each.second == value; });
}

Html value_view(const Facet& facet, const FacetValue& value, const Address& state) {
  const std::string filter = facet.field + ":" + value.value;
  const bool chosen = is_chosen(state, filter);
  Html html;
  html.raw("<li><a class=\"value\"");
  html.attribute("href", (chosen ? state.without("filter", filter) : state.and_with("filter", filter)).text());
  if (chosen) html.raw(" aria-current=\"true\"");
  html.raw("><span class=\"words\" dir=\"auto\">").text(value.value).raw("</span> <span class=\"count\">");
  html.number(value.count).raw("<span class=\"unseen\"> articles</span></span></a>");
  html.raw("<a class=\"not\"").attribute("href", state.and_with("exclude", filter).text());
  html.attribute("aria-label", "without " + value.value).raw(">\u2212</a>");
  if (is_entity(facet.field)) {
    html.raw("<a class=\"more\"").attribute("href", entity_address(facet.field, value.value).text());
    html.attribute("aria-label", "about " + value.value).raw(">\u203A</a>");
  }
  return html.raw("</li>");
}

Html facet_view(const Facet& facet, const Address& state) {
  Html html;
  if (facet.values.empty()) return html;
  html.raw("<details class=\"facet\" open><summary>").text(words_of(facet.field)).raw("</summary><ul>");
  for (const FacetValue& value : facet.values) html.add(value_view(facet, value, state));
  html.raw("</ul>");
  if (facet.other_values > 0) {
    html.raw("<p><a").attribute("href", state.with("more", facet.field).text()).raw(">");
    html.number(facet.other_values).raw(" more</a></p>");
  }
  return html.raw("</details>");
}

}  // namespace

Html facets_view(const Answer& answer, const Address& given) {
  Html html;
  const Address state = given.without("offset");
  html.raw("<aside aria-label=\"Narrow the results\">");
  for (const Facet& facet : answer.facets) html.add(facet_view(facet, state));
  return html.raw("</aside>");
}

Html chosen_filters(const Address& given) {
  const Address state = given.without("offset");
  Html html;
  Html chips;
  for (const auto& [name, value] : state.parameters()) {
    std::string_view words;
    if (name == "filter") words = "only ";
    if (name == "exclude") words = "without ";
    if (name == "from") words = "from ";
    if (name == "to") words = "until ";
    if (words.empty() || value.empty()) continue;
    chips.raw("<li>").text(words).raw("<b>").text(value).raw("</b> <a");
    chips.attribute("href", state.without(name, value).text());
    chips.attribute("aria-label", "remove " + std::string(words) + value).raw(">\u00D7</a></li>");
  }
  if (chips.empty()) return html;
  return html.raw("<ul class=\"chosen\" aria-label=\"Filters\">").add(chips).raw("</ul>");
}

}  // namespace dateline
