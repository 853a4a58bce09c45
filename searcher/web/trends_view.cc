#include <array>

#include "common/text/shown.h"
#include "searcher/web/chart.h"
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

Html question_form(const TrendQuestion& question) {
  Html html;
  html.raw("<form class=\"question\" action=\"/trends\" method=\"get\"><fieldset><legend>Queries, up to five</legend>");
  for (std::size_t i = 0; i < kMostSeries; ++i) {
    const std::string name = i == 0 ? "q" : "compare";
    html.raw("<input type=\"text\"").attribute("class", "s" + std::to_string(i)).attribute("name", name);
    html.attribute("aria-label", "query " + std::to_string(i + 1));
    html.attribute("value", i < question.queries.size() ? question.queries[i] : "").raw(">");
  }
  html.raw("</fieldset><label>by <select name=\"trend\">");
  for (const std::string_view step : {"auto", "day", "week", "month", "year"}) {
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
  html.raw("<h1>Trends</h1>").add(question_form(question));
  if (answer.trend.series.empty() || answer.trend.series.front().points.empty()) {
    return html.raw("<p>No dated article matches.</p>");
  }
  html.raw("<ul class=\"legend\">");
  for (std::size_t i = 0; i < answer.trend.series.size(); ++i) {
    const TrendSeries& series = answer.trend.series[i];
    html.raw("<li").attribute("class", "s" + std::to_string(i)).raw(">");
    html.link(Address("/").with("q", series.query), series.query.empty() ? "everything" : series.query).raw(" ");
    html.text(counted(series.matches, "article")).raw("</li>");
  }
  html.raw("</ul>").add(complaints_view(answer.query, answer.complaints, state));
  html.add(trend_lines_chart(answer.trend, question.as_share, Address("/")));
  html.raw("<p><a").attribute("href", state.at("/api/trends").without("share").with("format", "csv").text());
  html.raw(">the numbers as CSV</a> <button type=\"button\" class=\"save-svg\" hidden>the chart as SVG</button></p>");
  return html.add(trend_table(answer.trend, question.as_share));
}

Html compare_view(const std::string& left_query, const Answer& left, const std::string& right_query,
                  const Answer& right) {
  Html html;
  html.raw("<h1>Two queries side by side</h1><form class=\"question\" action=\"/compare\" method=\"get\">");
  html.raw("<label>left <input type=\"text\" name=\"a\"").attribute("value", left_query).raw("></label> ");
  html.raw("<label>right <input type=\"text\" name=\"b\"").attribute("value", right_query).raw("></label> ");
  html.raw("<button>Compare</button></form><div class=\"sides\">");
  for (const auto& [query, answer] : {std::pair<const std::string&, const Answer&>(left_query, left),
                                      std::pair<const std::string&, const Answer&>(right_query, right)}) {
    const Address state = Address("/").with("q", query);
    html.raw("<section class=\"side\"><h2>").link(state, query.empty() ? "everything" : query).raw("</h2><p>");
    html.text(counted(answer.total, "article")).raw("</p>").add(complaints_view(query, answer.complaints, state));
    html.add(timeline(answer.trend, state)).add(hits_view(answer.hits, state, 1)).raw("</section>");
  }
  return html.raw("</div>");
}

}  // namespace dateline
