#include "searcher/web/chart_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "common/text/shown.h"

namespace dateline {
namespace {

// What a name takes, in percent of a wide chart; where the chart is narrow the style leaves out every second one.
constexpr double kNameWidth = 12.5;
// A name so near to an end begins or ends there.
constexpr double kEnd = 8;

const char* anchor_at(double x) { return x < kEnd ? "start" : x > 100 - kEnd ? "end" : "middle"; }

}  // namespace

std::string coordinate(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 2);
  return {text, end.ptr};
}

std::string percent_coordinate(double value) { return coordinate(value) + "%"; }

std::string step_words(const TrendPoint& point) {
  return point.bucket + ": " + counted(point.count, "article") + (point.total == 0 ? " (the archive holds none)" : "");
}

Address address_of_step(const Address& state, const TrendPoint& point) {
  return state.with("from", point.first_day).with("to", point.last_day).without("trend").without("offset");
}

bool has_unheld_steps(const std::vector<TrendPoint>& points) {
  return std::any_of(points.begin(), points.end(), [](const TrendPoint& each) { return each.total == 0; });
}

Html unheld_steps(const std::vector<TrendPoint>& points, double first, double step, double height) {
  Html html;
  html.raw("<g class=\"unheld\" aria-hidden=\"true\">");
  for (std::size_t begin = 0; begin < points.size(); ++begin) {
    if (points[begin].total > 0) continue;
    std::size_t end = begin;
    while (end < points.size() && points[end].total == 0) ++end;
    const double from = std::max(first + step * (static_cast<double>(begin) - .5), 0.0);
    const double to = std::min(first + step * (static_cast<double>(end) - .5), 100.0);
    html.raw("<rect y=\"0\"").attribute("x", percent_coordinate(from));
    html.attribute("width", percent_coordinate(to - from)).attribute("height", coordinate(height)).raw("/>");
    begin = end;
  }
  return html.raw("</g>");
}

Html step_names(const std::vector<TrendPoint>& points, double first, double step, double y) {
  Html html;
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(kNameWidth / step)));
  html.raw("<g class=\"names\" aria-hidden=\"true\">");
  for (std::size_t i = 0; i < points.size(); i += every) {
    const double x = first + step * static_cast<double>(i);
    html.raw("<text").attribute("x", percent_coordinate(x)).attribute("y", coordinate(y));
    html.attribute("text-anchor", anchor_at(x)).raw(">").text(points[i].bucket).raw("</text>");
  }
  return html.raw("</g>");
}

Html too_many_steps(const Trend& trend) {
  Html html;
  html.raw("<p class=\"faint\">").number(trend.series.front().points.size());
  html.raw(" steps are too many to draw by ").text(trend.step);
  return html.raw(": take a longer step or a shorter time.</p>");
}

}  // namespace dateline
