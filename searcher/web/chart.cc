#include "searcher/web/chart.h"

#include <algorithm>
#include <charconv>

#include "common/text/shown.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

constexpr double kWidth = 960;
constexpr double kHeight = 88;
constexpr double kLinesHeight = 300;
constexpr double kLeft = 56;
constexpr double kWidestBar = 96;

std::string coordinate(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 1);
  return {text, end.ptr};
}

Address of_step(const Address& state, const TrendPoint& point) {
  return state.with("from", point.first_day).with("to", point.last_day).without("offset");
}

std::uint64_t most(const std::vector<TrendPoint>& points) {
  std::uint64_t out = 1;
  for (const TrendPoint& point : points) out = std::max(out, point.count);
  return out;
}

std::string step_words(const TrendPoint& point) {
  return point.bucket + ": " + std::to_string(point.count) + (point.count == 1 ? " article" : " articles") +
         (point.total == 0 ? " (the archive holds none)" : "");
}

Html bar(const TrendPoint& point, double x, double width, double height, const Address& state) {
  Html html;
  html.raw("<a").attribute("href", of_step(state, point).text()).attribute("aria-label", step_words(point));
  html.attribute("data-first", point.first_day).attribute("data-last", point.last_day).raw("><title>");
  html.text(step_words(point)).raw("</title><rect class=\"field\" y=\"0\"");
  html.attribute("x", coordinate(x)).attribute("width", coordinate(width)).attribute("height", coordinate(kHeight));
  html.raw("/>");
  if (point.total == 0) {
    html.raw("<rect class=\"nothing\"").attribute("x", coordinate(x)).attribute("width", coordinate(width));
    html.attribute("y", coordinate(kHeight - 4)).raw(" height=\"4\"/>");
  }
  html.raw("<rect class=\"bar\"").attribute("x", coordinate(x)).attribute("width", coordinate(width));
  html.attribute("y", coordinate(kHeight - height)).attribute("height", coordinate(height)).raw("/></a>");
  return html;
}

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

// Names of about eight steps along the bottom.
Html axis(const std::vector<TrendPoint>& points, double left, double width, double y) {
  Html html;
  const std::size_t every = std::max<std::size_t>(1, (points.size() + 7) / 8);
  html.raw("<g class=\"axis\" aria-hidden=\"true\">");
  for (std::size_t i = 0; i < points.size(); i += every) {
    html.raw("<text").attribute("x", coordinate(left + width * static_cast<double>(i)));
    html.attribute("y", coordinate(y)).raw(">").text(points[i].bucket).raw("</text>");
  }
  return html.raw("</g>");
}

class Lines {
 public:
  Lines(const Trend& trend, bool as_share, const Address& state)
      : trend_(trend), as_share_(as_share), state_(state), top_(highest(trend, as_share)) {
    const std::size_t steps = trend.series.front().points.size();
    step_ = (kWidth - kLeft - 8) / static_cast<double>(std::max<std::size_t>(steps - 1, 1));
  }

  Html drawn() const {
    Html html;
    html.raw("<svg class=\"lines\" role=\"group\" aria-label=\"Matches over time; the table below says the same\"");
    html.attribute("viewBox", "0 0 " + coordinate(kWidth) + " " + coordinate(kLinesHeight + 22)).raw(">");
    html.add(scale());
    for (std::size_t i = 0; i < trend_.series.size(); ++i) html.add(series(trend_.series[i], i));
    return html.add(axis(trend_.series.front().points, kLeft, step_, kLinesHeight + 18)).raw("</svg>");
  }

 private:
  [[nodiscard]] double x(std::size_t i) const { return kLeft + step_ * static_cast<double>(i); }
  [[nodiscard]] double y(const TrendPoint& point) const {
    return kLinesHeight - (kLinesHeight - 12) * value_of(point, as_share_) / top_;
  }

  Html scale() const {
    Html html;
    html.raw("<g class=\"axis\" aria-hidden=\"true\">");
    for (const double part : {0.0, 0.5, 1.0}) {
      const std::string height = coordinate(kLinesHeight - (kLinesHeight - 12) * part);
      html.raw("<line class=\"rule\"").attribute("x1", coordinate(kLeft)).attribute("x2", coordinate(kWidth));
      html.attribute("y1", height).attribute("y2", height).raw("/><text x=\"0\"").attribute("y", height).raw(">");
      html.text(as_share_ ? coordinate(100 * top_ * part) + " %"
                          : with_thousands(static_cast<std::uint64_t>(top_ * part)));
      html.raw("</text>");
    }
    return html.raw("</g>");
  }

  Html series(const TrendSeries& series, std::size_t number) const {
    Html html;
    std::string way;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      way += (i == 0 ? "" : " ") + coordinate(x(i)) + "," + coordinate(y(series.points[i]));
    }
    html.raw("<g").attribute("class", "series s" + std::to_string(number)).raw("><polyline").attribute("points", way);
    html.raw("/>");
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      const TrendPoint& point = series.points[i];
      if (point.count == 0) continue;
      const std::string words = series.query + ", " + step_words(point);
      html.raw("<a").attribute("href", of_step(state_.with("q", series.query), point).text());
      html.attribute("aria-label", words).raw("><title>").text(words).raw("</title><circle r=\"4\"");
      html.attribute("cx", coordinate(x(i))).attribute("cy", coordinate(y(point))).raw("/></a>");
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

Html timeline(const Trend& trend, const Address& state) {
  Html html;
  if (trend.series.empty() || trend.series.front().points.empty()) return html;
  const TrendSeries& series = trend.series.front();
  const double width = std::min(kWidth / static_cast<double>(series.points.size()), kWidestBar);
  const auto top = static_cast<double>(most(series.points));
  html.raw("<section class=\"timeline\" aria-label=\"Matches over time\"><svg role=\"group\"");
  html.attribute("aria-label", "Matches by " + trend.step + "; choose a bar to see its articles");
  html.attribute("viewBox", "0 0 " + coordinate(kWidth) + " " + coordinate(kHeight + 18)).raw(">");
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const TrendPoint& point = series.points[i];
    double height = (kHeight - 6) * static_cast<double>(point.count) / top;
    if (point.count > 0) height = std::max(height, 2.0);
    html.add(bar(point, width * static_cast<double>(i), std::max(width - 1, 0.8), height, state));
  }
  html.add(axis(series.points, 0, width, kHeight + 14)).raw("</svg>");
  if (series.undated > 0) {
    html.raw("<p class=\"faint\">").number(series.undated).raw(" more without a date that says the ");
    html.text(trend.step).raw("</p>");
  }
  return html.raw("</section>");
}

Html trend_lines_chart(const Trend& trend, bool as_share, const Address& state) {
  if (trend.series.empty() || trend.series.front().points.empty()) return {};
  return Lines(trend, as_share, state).drawn();
}

Html trend_table(const Trend& trend, bool as_share) {
  Html html;
  if (trend.series.empty()) return html;
  html.raw(
          "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers of the chart\"><table><thead><tr>"
          "<th scope=\"col\">")
      .text(trend.step)
      .raw("</th>");
  for (const TrendSeries& series : trend.series) html.raw("<th scope=\"col\">").text(series.query).raw("</th>");
  html.raw("<th scope=\"col\">all articles</th></tr></thead><tbody>");
  for (std::size_t i = 0; i < trend.series.front().points.size(); ++i) {
    html.raw("<tr><th scope=\"row\">").text(trend.series.front().points[i].bucket).raw("</th>");
    for (const TrendSeries& series : trend.series) {
      html.raw("<td>").text(value_text(series.points[i], as_share)).raw("</td>");
    }
    html.raw("<td>").number(trend.series.front().points[i].total).raw("</td></tr>");
  }
  html.raw("<tr><th scope=\"row\">undated</th>");
  for (const TrendSeries& series : trend.series) html.raw("<td>").number(series.undated).raw("</td>");
  return html.raw("<td></td></tr></tbody></table></div>");
}

}  // namespace dateline
