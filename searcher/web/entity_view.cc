#include "common/text/shown.h"
#include "searcher/web/chart.h"
#include "searcher/web/search_view.h"
#include "searcher/web/views.h"

namespace dateline {
namespace {

Html company(const Facet& facet) {
  Html html;
  if (facet.values.empty()) return html;
  html.raw("<section><h2>")
      .text(facet.field == "person"  ? "Persons"
            : facet.field == "place" ? "Places"
                                     : "Organizations");
  html.raw("</h2><ol class=\"company\">");
  for (const FacetValue& value : facet.values) {
    html.raw("<li>").link(entity_address(facet.field, value.value), value.value).raw(" <span class=\"count\">");
    html.number(value.count).raw("<span class=\"unseen\"> articles</span></span></li>");
  }
  return html.raw("</ol></section>");
}

Html outlets(const Facet& facet, const Address& search) {
  Html html;
  html.raw("<section><h2>Outlets</h2><ol class=\"company\">");
  for (const FacetValue& value : facet.values) {
    html.raw("<li>").link(search.and_with("filter", "source:" + value.value), value.value);
    html.raw(" <span class=\"count\">").number(value.count).raw("</span></li>");
  }
  return html.raw("</ol></section>");
}

}  // namespace

Html entity_view(const std::string& kind, const std::string& name, const Answer& answer,
                 const std::vector<std::string>& aliases) {
  const Address search = Address("/").and_with("filter", kind + ":" + name);
  Html html;
  html.add(search_box(search, "")).raw("<h1 dir=\"auto\">").text(name).raw("</h1><p>").text(kind).raw(", named by ");
  html.link(search, counted(answer.total, "article"));
  if (!aliases.empty()) {
    html.raw("; also as ");
    for (std::size_t i = 0; i < aliases.size(); ++i) html.text((i == 0 ? "" : ", ") + aliases[i]);
  }
  html.raw("</p>").add(timeline(answer.trend, search));
  html.raw("<p class=\"faint\">Below: those that these articles name more often than others do.</p>");
  html.raw("<div class=\"cards\">");
  for (const Facet& facet : answer.facets) html.add(facet.field == "source" ? outlets(facet, search) : company(facet));
  html.raw("</div><h2>Newest</h2>").add(hits_view(answer.hits, search, 1));
  return html;
}

}  // namespace dateline
