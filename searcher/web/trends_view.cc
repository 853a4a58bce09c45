#include <array>

#include "common/text/shown.h"
#include "searcher/web/chart.h"
#include "searcher/web/chart_parts.h"
#include "searcher/web/facet_view.h"
#include "searcher/web/search_view.h"
#include "searcher/web/views.h"

namespace dateline {
namespace {

Html option(std::string_view value, std::string_view words, bool chosen) {
  Html html;
  html.raw("<option").attribute("value", value);
  if (chosen) html.raw(" selected");
  return html.raw(">").text(words).raw("</option>");
}

Html question_form(const TrendQuestion& question, const Address& state) {
  Html html;
  html.raw("<form class=\"question\" action=\"/trends\" method=\"get\"><fieldset><legend>Queries, up to five</legend>");
  for (std::size_t i = 0; i < kMostSeries; ++i) {
    const std::string name = i == 0 ? "q" : "compare";
    html.raw("<input type=\"text\"").attribute("class", "s" + std::to_string(i)).attribute("name", name);
    html.attribute("aria-label", "query " + std::to_string(i + 1));
    html.attribute("value", i < question.queries.size() ? question.queries[i] : "").raw(">");
  }
  html.add(hidden_fields(state, {"q", "compare", "trend", "share", "count_by", "from", "to"}));
  html.raw("</fieldset><label>from <input type=\"text\" name=\"from\" size=\"10\" placeholder=\"2023-08\"");
  html.attribute("value", state.value("from"))
      .raw("></label> <label>until <input type=\"text\" name=\"to\" size=\"10\"");
  html.raw(" placeholder=\"2023\"")
      .attribute("value", state.value("to"))
      .raw("></label> <label>by <select name=\"trend\">");
  for (const std::string_view step : {"auto", "day", "week", "month", "year", "decade"}) {
    html.add(option(step, step, step == question.step));
  }
  html.raw("</select></label> <label>show <select name=\"share\">");
  html.add(option("0", "articles", !question.as_share)).add(option("1", "share of all articles", question.as_share));
  html.raw("</select></label> <label>count <select name=\"count_by\">");
  html.add(option("articles", "each article", !question.by_story));
  html.add(option("stories", "each story once", question.by_story));
  return html.raw("</select></label> <button>Draw</button></form>");
}

}  // namespace

Html trends_view(const TrendQuestion& question, const Answer& answer, const Address& state) {
  Html html;
  html.raw("<h1>Trends</h1>").add(question_form(question, state)).add(chosen_filters(state));
  const Address articles = question_of(state, "/");
  if (answer.trend.series.empty() || answer.trend.series.front().points.empty()) {
    return html.raw("<p>No dated article matches.</p>");
  }
  html.raw("<ul class=\"legend\">");
  for (std::size_t i = 0; i < answer.trend.series.size(); ++i) {
    const TrendSeries& series = answer.trend.series[i];
    html.raw("<li").attribute("class", "s" + std::to_string(i)).raw(">");
    html.link(articles.with("q", series.query), series.query.empty() ? "everything" : series.query).raw(" ");
    html.text(counted(series.matches, "article")).raw("</li>");
  }
  html.raw("</ul>").add(complaints_view(answer.query, answer.complaints, state));
  html.add(trend_lines_chart(answer.trend, question.as_share, articles));
  if (has_unheld_steps(answer.trend.series.front().points)) {
    html.raw("<p class=\"faint\">Shaded: times of which the archive holds no article at all.</p>");
  }
  html.raw("<p><a").attribute("href", state.at("/api/trends").without("share").with("format", "csv").text());
  html.raw(">save as CSV</a> <button type=\"button\" class=\"save-svg\" hidden>save as SVG</button></p>");
  return html.add(trend_table(answer.trend, question.as_share));
}

}  // namespace dateline
