#include <algorithm>

#include "common/text/shown.h"
#include "searcher/web/calendar.h"
#include "searcher/web/holdings_parts.h"
#include "searcher/web/views.h"

namespace dateline {
namespace {

Html gap_list(const SourceHoldings& source) {
  Html html;
  const std::vector<MissingDays> missing = gaps(source, 0);
  if (missing.empty()) return html.raw("<p>No gap stands out.</p>");
  html.raw("<ul class=\"gaps\">");
  for (const MissingDays gap : missing) html.raw("<li>").text(missing_words(gap)).raw("</li>");
  return html.raw("</ul>");
}

Html outlets(const std::vector<SourceHoldings>& sources) {
  Html html;
  html.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Outlets\"><table><thead><tr>");
  html.raw("<th scope=\"col\">outlet</th><th scope=\"col\">articles</th><th scope=\"col\">also elsewhere</th>");
  html.raw("<th scope=\"col\">first day</th>");
  html.raw("<th scope=\"col\">last day</th><th scope=\"col\">days</th><th scope=\"col\">gaps</th>");
  html.raw("<th scope=\"col\">undated</th></tr></thead><tbody>");
  for (const SourceHoldings& source : sources) {
    const bool dated = !source.by_day.empty();
    html.raw("<tr><th scope=\"row\">").add(outlet_link(source, Address("/holdings"))).raw("</th><td>");
    html.number(source.articles)
        .raw("</td><td>")
        .number(source.shared)
        .raw("</td><td>")
        .text(dated ? day_name(held_days(source).first) : "");
    html.raw("</td><td>").text(dated ? day_name(held_days(source).last) : "").raw("</td><td>");
    html.number(source.by_day.size()).raw("</td><td>").number(gaps(source, 0).size()).raw("</td><td>");
    html.number(source.undated).raw("</td></tr>");
  }
  return html.raw("</tbody></table></div>");
}

Html languages(const Facet& facet) {
  Html html;
  if (facet.values.empty()) return html;
  html.raw("<h2>Languages</h2><ul class=\"company\">");
  for (const FacetValue& value : facet.values) {
    html.raw("<li>").link(Address("/").with("filter", "language:" + value.value), value.value);
    html.raw(" <span class=\"count\">").number(value.count);
    html.raw("<span class=\"unseen\"> articles</span></span></li>");
  }
  return html.raw("</ul>");
}

}  // namespace

Html source_view(const SourceHoldings& source) {
  const Address view = Address("/holdings").with("source", source.source.empty() ? "-" : source.source);
  const std::optional<Address> articles = articles_of(source);
  Html html;
  html.raw("<p><a href=\"/holdings\">all outlets</a></p><h1 dir=\"auto\">").text(outlet_words(source));
  html.raw("</h1><p>");
  if (articles) {
    html.link(*articles, counted(source.articles, "article"));
  } else {
    html.text(counted(source.articles, "article"));
  }
  html.raw(" on ").text(counted(source.by_day.size(), "day")).raw(", ").number(source.undated).raw(" undated</p>");
  if (source.by_day.empty()) return html;
  if (articles) {
    const Address days = Address("/api/holdings").with("source", source.source).with("format", "csv");
    html.raw("<p>").link(days, "every day as CSV").raw("</p>");
  }
  html.add(period_form(view)).raw("<h2>Missing days</h2>").add(gap_list(source)).raw("<h2>Calendar</h2>");
  return html.add(years_of(source, view)).add(calendars(source, held_days(source), articles));
}

Html holdings_view(const std::vector<SourceHoldings>& sources, const Answer& all) {
  Html html;
  html.raw("<h1>What the archive holds</h1><p>").text(counted(all.total, "article")).raw(" in ");
  html.text(counted(all.stories, "story", "stories")).raw(" from ").text(counted(sources.size(), "outlet"));
  html.raw(", ").text(counted(all.total - all.stories, "copy", "copies"));
  html.raw(". A time without articles here is a gap in the archive, and no sign that nothing was written. ");
  html.raw("Also elsewhere are articles whose story another outlet has too.</p>");
  if (sources.empty()) return html;
  const SourceHoldings held = together(sources);
  html.add(period_form(Address("/holdings"))).add(years_of(held, Address("/holdings"))).add(outlets(sources));
  html.raw("<p><a href=\"/api/holdings?format=csv\">every outlet and day as CSV</a></p>");
  for (const Facet& facet : all.facets) html.add(languages(facet));
  return html;
}

}  // namespace dateline
