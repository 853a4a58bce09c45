#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "common/text/shown.h"
#include "searcher/web/chart.h"
#include "searcher/web/chart_parts.h"

namespace dateline {
namespace {

constexpr double kHeight = 88;
constexpr double kNamesHeight = 18;
constexpr double kWidestBar = 10;  // percent

std::uint64_t most(const std::vector<TrendPoint>& points) {
  std::uint64_t out = 1;
  for (const TrendPoint& point : points) out = std::max(out, point.count);
  return out;
}

Html bar(const TrendPoint& point, double middle, double width, double height, const Address& state) {
  Html html;
  html.raw("<a").attribute("href", address_of_step(state, point).text()).attribute("aria-label", step_words(point));
  html.attribute("data-first", point.first_day).attribute("data-last", point.last_day).raw("><title>");
  html.text(step_words(point)).raw("</title><rect class=\"field\" y=\"0\"");
  html.attribute("x", percent_coordinate(middle - width / 2)).attribute("width", percent_coordinate(width));
  html.attribute("height", coordinate(kHeight)).raw("/><rect class=\"bar\"");
  html.attribute("x", percent_coordinate(middle - width * .46)).attribute("width", percent_coordinate(width * .92));
  html.attribute("y", coordinate(kHeight - height)).attribute("height", coordinate(height)).raw("/></a>");
  return html;
}

Html bars(const Trend& trend, const Address& state) {
  const std::vector<TrendPoint>& points = trend.series.front().points;
  const double width = std::min(100 / static_cast<double>(points.size()), kWidestBar);
  const auto top = static_cast<double>(most(points));
  Html html;
  html.raw("<svg role=\"group\"").attribute("height", coordinate(kHeight + kNamesHeight));
  html.attribute("aria-label", "Matches by " + trend.step + "; choose a bar to see its articles").raw(">");
  html.add(unheld_steps(points, width / 2, width, kHeight));
  for (std::size_t i = 0; i < points.size(); ++i) {
    double height = (kHeight - 6) * static_cast<double>(points[i].count) / top;
    if (points[i].count > 0) height = std::max(height, 2.0);
    html.add(bar(points[i], width * (static_cast<double>(i) + .5), width, height, state));
  }
  return html.add(step_names(points, width / 2, width, kHeight + 14)).raw("</svg>");
}

Html notes(const Trend& trend) {
  Html html;
  const TrendSeries& series = trend.series.front();
  const bool unheld = has_unheld_steps(series.points);
  if (!unheld && series.undated == 0) return html;
  html.raw("<p class=\"faint\">");
  if (unheld) html.raw("Shaded: times of which the archive holds no article at all. ");
  if (series.undated > 0) {
    html.number(series.undated).raw(" more without a date that says the ").text(trend.step).raw(".");
  }
  return html.raw("</p>");
}

std::optional<std::string> moved(const std::string& day, std::int64_t days) {
  const std::optional<Date> date = date_from_string(day);
  if (!date) return std::nullopt;
  const std::string out = to_string(Date{.day = date->day + std::chrono::days(days)});
  if (!date_from_string(out)) return std::nullopt;
  return out;
}

void add_move(Html& html, const Address& state, const std::optional<std::string>& from,
              const std::optional<std::string>& to, std::string_view words) {
  if (!from || !to) return;
  html.raw("<li>").link(state.with("from", *from).with("to", *to), words).raw("</li>");
}

// Where a time is chosen, the ways out of it.
Html moves(const std::vector<TrendPoint>& points, const Address& state) {
  Html html;
  if (state.value("from").empty() && state.value("to").empty()) return html;
  const std::string& first = points.front().first_day;
  const std::string& last = points.back().last_day;
  const std::optional<Date> begin = date_from_string(first);
  const std::optional<Date> end = date_from_string(last);
  if (begin && end) {
    const std::int64_t days = (end->day - begin->day).count() + 1;
    add_move(html, state, moved(first, -days), moved(last, -days), "\u2190 earlier");
    add_move(html, state, moved(first, days), moved(last, days), "later \u2192");
    add_move(html, state.without("trend"), moved(first, -days), moved(last, days), "wider");
  }
  html.raw("<li>").link(state.without("from").without("to").without("trend"), "the whole time").raw("</li>");
  return html;
}

}  // namespace

Html timeline(const Trend& trend, const Address& state) {
  Html html;
  if (trend.series.empty() || trend.series.front().points.empty()) return html;
  if (trend.series.front().points.size() > kMostDrawnSteps) return too_many_steps(trend);
  html.raw("<section class=\"timeline\" aria-label=\"Matches over time\">").add(bars(trend, state)).add(notes(trend));
  html.raw("<details class=\"numbers\"><summary>Numbers</summary><p><a");
  html.attribute("href", question_of(state, "/api/trends").with("trend", trend.step).with("format", "csv").text());
  html.raw(">save as CSV</a> <button type=\"button\" class=\"save-svg\" hidden>save as SVG</button></p>");
  return html.add(trend_table(trend, false)).raw("</details></section>");
}

Html timeline_ways(const Trend& trend, const Address& given) {
  Html html;
  if (trend.series.empty() || trend.series.front().points.empty()) return html;
  const Address state = given.without("offset");
  html.raw("<nav class=\"steps\" aria-label=\"Time\"><ul>");
  for (const std::string_view step : {"day", "week", "month", "year", "decade"}) {
    html.raw("<li><a").attribute("href", state.with("trend", step).text());
    if (step == trend.step) html.raw(" aria-current=\"true\"");
    html.raw(">").text(step).raw("</a></li>");
  }
  html.add(moves(trend.series.front().points, state));
  html.raw("<li>").link(question_of(state, "/trends"), "compare over time").raw("</li>");
  return html.raw("</ul></nav>");
}

}  // namespace dateline
