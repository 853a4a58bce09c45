#include <array>

#include "common/text/shown.h"
#include "searcher/web/chart.h"
#include "searcher/web/search_view.h"
#include "searcher/web/views.h"

namespace dateline {
namespace {

std::string_view words_of(const std::string& query) { return query.empty() ? "everything" : std::string_view(query); }

Html question_form(const std::string& left, const std::string& right) {
  Html html;
  html.raw("<form class=\"question\" action=\"/compare\" method=\"get\"><label>left <input type=\"text\" name=\"a\"");
  html.attribute("value", left).raw("></label> <label>right <input type=\"text\" name=\"b\"");
  return html.attribute("value", right).raw("></label> <button>Compare</button></form>");
}

Html names(const Facet& facet, const Address& state) {
  Html html;
  if (facet.values.empty()) return html;
  html.raw("<h3>").text(facet.field == "source" ? "Outlets" : facet.field == "person" ? "Persons" : "Organizations");
  html.raw("</h3><ul class=\"company\">");
  for (const FacetValue& value : facet.values) {
    html.raw("<li><span dir=\"auto\">").link(state.and_with("filter", facet.field + ":" + value.value), value.value);
    html.raw("</span> <span class=\"count\">").number(value.count);
    html.raw("<span class=\"unseen\"> articles</span></span></li>");
  }
  return html.raw("</ul>");
}

Html side(std::size_t number, const std::string& query, const Answer& answer) {
  const Address state = Address("/").with("q", query);
  Html html;
  html.raw("<section class=\"side\"><h2").attribute("class", "s" + std::to_string(number)).raw(">");
  html.link(state, words_of(query));
  html.raw("</h2><p>").text(counted(answer.total, "article"));
  if (answer.fell_back) html.raw(", none with all the words: any of them");
  html.raw("</p>").add(complaints_view(query, answer.complaints, state));
  for (const Facet& facet : answer.facets) html.add(names(facet, state));
  return html.raw("<h3>Best</h3>").add(hits_view(answer.hits, state, 1)).raw("</section>");
}

}  // namespace

Html compare_view(const std::string& left_query, const Answer& left, const std::string& right_query,
                  const Answer& right) {
  Html html;
  html.raw("<h1>Two queries side by side</h1>").add(question_form(left_query, right_query));
  html.add(trend_lines_chart(left.trend, false, Address("/"))).raw("<div class=\"sides\">");
  html.add(side(0, left_query, left)).add(side(1, right_query, right)).raw("</div>");
  if (left.trend.series.empty() || left.trend.series.front().points.empty()) return html;
  html.raw("<h2>Numbers</h2><p><a")
      .attribute("href", Address("/api/trends")
                             .with("q", left_query)
                             .with("compare", right_query)
                             .with("trend", left.trend.step)
                             .with("format", "csv")
                             .text());
  html.raw(">save as CSV</a> <button type=\"button\" class=\"save-svg\" hidden>save as SVG</button></p>");
  return html.add(trend_table(left.trend, false));
}

}  // namespace dateline
