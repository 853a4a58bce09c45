#include "searcher/web/facet_view.h"

#include <algorithm>
#include <array>

#include "searcher/web/frame.h"

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

// "4.4x": as often as in the whole archive.
std::string times_text(double lift) {
  return std::to_string(static_cast<std::uint64_t>(lift)) + "." +
         std::to_string(static_cast<std::uint64_t>(lift * 10) % 10) + "\u00D7";
}

Html value_view(const Facet& facet, const FacetValue& value, const Address& state) {
  const std::string filter = facet.field + ":" + value.value;
  const bool chosen = is_chosen(state, filter);
  Html html;
  html.raw("<li><a class=\"value\"");
  html.attribute("href", (chosen ? state.without("filter", filter) : state.and_with("filter", filter)).text());
  if (chosen) html.raw(" aria-current=\"true\"");
  html.raw("><span class=\"words\" dir=\"auto\">").text(value.value).raw("</span> <span class=\"count\">");
  html.number(value.count).raw("<span class=\"unseen\"> articles</span>");
  if (facet.salient) html.raw(" ").text(times_text(value.lift));
  html.raw("</span></a><a class=\"not\"").attribute("href", state.and_with("exclude", filter).text());
  html.attribute("aria-label", "without " + value.value).raw(">\u2212</a>");
  if (is_entity(facet.field)) {
    html.raw("<a class=\"more\"").attribute("href", entity_address(facet.field, value.value).text());
    html.attribute("aria-label", "about " + value.value).raw(">\u203A</a>");
  }
  return html.raw("</li>");
}

// Finds among all values, not only among those shown.
Html find_form(const Facet& facet, const Address& state) {
  Html html;
  html.raw("<form class=\"find\" action=\"/\" method=\"get\">").add(hidden_fields(state, {"more", "find"}));
  html.raw("<input type=\"hidden\" name=\"more\"").attribute("value", facet.field).raw(">");
  html.raw("<input type=\"search\" name=\"find\"");
  html.attribute("aria-label", "Find in " + std::string(words_of(facet.field)));
  html.attribute("placeholder", "find in " + std::string(words_of(facet.field)));
  html.attribute("value", state.value("more") == facet.field ? state.value("find") : "");
  return html.raw("><button>Find</button></form>");
}

Html facet_view(const Facet& facet, const Address& given) {
  Html html;
  const bool more = given.value("more") == facet.field;
  if (facet.values.empty() && !more) return html;
  const Address state = given.without("more").without("find");
  html.raw("<details class=\"facet\" open><summary>").text(words_of(facet.field)).raw("</summary>");
  if (more || facet.other_values > 0) html.add(find_form(facet, given));
  html.raw("<ul>");
  for (const FacetValue& value : facet.values) html.add(value_view(facet, value, state));
  html.raw("</ul>");
  if (facet.values.empty()) html.raw("<p class=\"faint\">None.</p>");
  if (more) {
    html.raw("<p>").link(state, "fewer").raw("</p>");
  } else if (facet.other_values > 0) {
    html.raw("<p><a").attribute("href", state.with("more", facet.field).text()).raw(">");
    html.number(facet.other_values).raw(" more</a></p>");
  }
  return html.raw("</details>");
}

// Which names come first.
Html orders(const Answer& answer, const Address& state) {
  const bool salient =
      std::any_of(answer.facets.begin(), answer.facets.end(), [](const Facet& each) { return each.salient; });
  Html html;
  html.raw("<p class=\"orders\">Names: <a").attribute("href", state.without("salient").text());
  if (!salient) html.raw(" aria-current=\"true\"");
  html.raw(">most often</a> \u00B7 <a").attribute("href", state.with("salient", "1").text());
  if (salient) html.raw(" aria-current=\"true\"");
  html.raw(">more than elsewhere</a>");
  const bool some = std::any_of(answer.facets.begin(), answer.facets.end(),
                                [](const Facet& each) { return each.salient && !each.values.empty(); });
  if (salient && !some) html.raw(" \u2013 none stands out");
  return html.raw("</p>");
}

}  // namespace

Html facets_view(const Answer& answer, const Address& given) {
  Html html;
  const Address state = given.without("offset");
  html.raw("<aside aria-label=\"Narrow the results\">");
  if (answer.total > 0) html.add(orders(answer, state));
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
