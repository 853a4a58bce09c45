#include "searcher/web/chart.h"

#include <algorithm>

#include "common/text/shown.h"
#include "searcher/output/words.h"
#include "searcher/web/chart_parts.h"

namespace dateline {
namespace {

constexpr double kHeight = 300;
constexpr double kTop = 14;
constexpr double kNamesHeight = 22;
// Percent of the width: numbers of the scale stand on the left.
constexpr double kLeft = 9;
constexpr double kRight = 98;
// A longer table is no table to read: the CSV has all of it.
constexpr std::size_t kMostRows = 600;

double value_of(const TrendPoint& point, bool as_share) {
  if (!as_share) return static_cast<double>(point.count);
  return point.total == 0 ? 0 : static_cast<double>(point.count) / static_cast<double>(point.total);
}

std::string value_text(const TrendPoint& point, bool as_share) {
  if (!as_share) return std::to_string(point.count);
  return point.total == 0 ? "\u2013" : percent(point.count, point.total);
}

double highest(const Trend& trend, bool as_share) {
  double out = as_share ? 1e-9 : 1;
  for (const TrendSeries& series : trend.series) {
    for (const TrendPoint& point : series.points) out = std::max(out, value_of(point, as_share));
  }
  return out;
}

class Lines {
 public:
  Lines(const Trend& trend, bool as_share, const Address& state)
      : trend_(trend), as_share_(as_share), state_(state), top_(highest(trend, as_share)) {
    const std::size_t steps = trend.series.front().points.size();
    step_ = (kRight - kLeft) / static_cast<double>(std::max<std::size_t>(steps - 1, 1));
  }

  Html drawn() const {
    const std::vector<TrendPoint>& points = trend_.series.front().points;
    Html html;
    html.raw("<svg class=\"lines\" role=\"group\" aria-label=\"Matches over time; the table below says the same\"");
    html.attribute("height", coordinate(kHeight + kNamesHeight)).raw(">");
    html.add(unheld_steps(points, kLeft, step_, kHeight)).add(scale());
    // The first is drawn last, over the others.
    for (std::size_t i = trend_.series.size(); i-- > 0;) html.add(series(trend_.series[i], i));
    return html.add(step_names(points, kLeft, step_, kHeight + 18)).raw("</svg>");
  }

 private:
  [[nodiscard]] double x(std::size_t i) const { return kLeft + step_ * static_cast<double>(i); }
  [[nodiscard]] double y(const TrendPoint& point) const {
    return kHeight - (kHeight - kTop) * value_of(point, as_share_) / top_;
  }

  Html scale() const {
    Html html;
    html.raw("<g class=\"scale\" aria-hidden=\"true\">");
    for (const double part : {0.0, 0.5, 1.0}) {
      const double value = top_ * part;
      // Half an article is nothing to write.
      if (!as_share_ && value != static_cast<double>(static_cast<std::uint64_t>(value))) continue;
      const double height = kHeight - (kHeight - kTop) * part;
      html.raw("<line x1=\"0\" x2=\"100%\"").attribute("y1", coordinate(height)).attribute("y2", coordinate(height));
      html.raw("/><text x=\"0\"").attribute("y", coordinate(height - 3)).raw(">");
      html.text(as_share_ ? percent(static_cast<std::uint64_t>(value * 1000 + .5), 1000)
                          : with_thousands(static_cast<std::uint64_t>(value)));
      html.raw("</text>");
    }
    return html.raw("</g>");
  }

  // A picture of its own, stretched along the time: a polyline takes no percents.
  Html line(const TrendSeries& series) const {
    std::string way;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      way += (i == 0 ? "" : " ") + coordinate(10 * x(i)) + "," + coordinate(y(series.points[i]));
    }
    Html html;
    html.raw("<svg preserveAspectRatio=\"none\" width=\"100%\"").attribute("height", coordinate(kHeight));
    html.attribute("viewBox", "0 0 1000 " + coordinate(kHeight)).raw("><polyline vector-effect=\"non-scaling-stroke\"");
    return html.attribute("points", way).raw("/></svg>");
  }

  Html series(const TrendSeries& series, std::size_t number) const {
    Html html;
    html.raw("<g").attribute("class", "series s" + std::to_string(number)).raw(">").add(line(series));
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      const TrendPoint& point = series.points[i];
      if (point.count == 0) continue;
      const std::string words = (series.query.empty() ? "everything" : series.query) + ", " + step_words(point);
      html.raw("<a").attribute("href", address_of_step(state_.with("q", series.query), point).text());
      html.attribute("aria-label", words).raw("><title>").text(words).raw("</title><circle r=\"5\"");
      html.attribute("cx", percent_coordinate(x(i))).attribute("cy", coordinate(y(point))).raw("/></a>");
    }
    return html.raw("</g>");
  }

  const Trend& trend_;
  bool as_share_;
  const Address& state_;
  double top_;
  double step_ = 0;
};

}  // namespace

Html trend_lines_chart(const Trend& trend, bool as_share, const Address& state) {
  if (trend.series.empty() || trend.series.front().points.empty()) return {};
  if (trend.series.front().points.size() > kMostDrawnSteps) return too_many_steps(trend);
  return Lines(trend, as_share, state).drawn();
}

Html trend_table(const Trend& trend, bool as_share) {
  Html html;
  if (trend.series.empty()) return html;
  const std::vector<TrendPoint>& steps = trend.series.front().points;
  html.raw(
      "<div class=\"wide tall\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers of the chart\"><table><thead><tr>");
  html.raw("<th scope=\"col\">").text(trend.step).raw("</th>");
  for (const TrendSeries& series : trend.series) {
    html.raw("<th scope=\"col\">").text(series.query.empty() ? "matches" : series.query).raw("</th>");
  }
  html.raw("<th scope=\"col\">all articles</th></tr></thead><tbody>");
  for (std::size_t i = 0; i < std::min(steps.size(), kMostRows); ++i) {
    html.raw("<tr><th scope=\"row\">").text(steps[i].bucket).raw("</th>");
    for (const TrendSeries& series : trend.series) {
      html.raw("<td>").text(value_text(series.points[i], as_share)).raw("</td>");
    }
    html.raw("<td>").number(steps[i].total).raw("</td></tr>");
  }
  html.raw("<tr><th scope=\"row\">undated</th>");
  for (const TrendSeries& series : trend.series) html.raw("<td>").number(series.undated).raw("</td>");
  html.raw("<td></td></tr></tbody></table></div>");
  if (steps.size() > kMostRows) html.raw("<p class=\"faint\">The rest is in the CSV.</p>");
  return html;
}

}  // namespace dateline
