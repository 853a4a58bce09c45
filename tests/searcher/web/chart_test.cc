#include "searcher/web/chart.h"

#include <catch2/catch.hpp>

#include "searcher/web/chart_parts.h"

namespace dateline {
namespace {

TrendPoint year_point(int year, std::uint64_t count, std::uint64_t total) {
  const std::string name = std::to_string(year);
  return {name, name + "-01-01", name + "-12-31", count, total};
}

Trend years(int first, std::size_t number) {
  Trend trend{.step = "year"};
  TrendSeries series{.query = "bridge"};
  for (std::size_t i = 0; i < number; ++i) series.points.push_back(year_point(first + static_cast<int>(i), i % 3, 4));
  trend.series.push_back(series);
  return trend;
}

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

TEST_CASE("a timeline has a bar a step, each with the address of its articles", "[web]") {
  const std::string page = timeline(years(2010, 5), Address("/").with("q", "bridge").with("offset", "20")).take();
  CHECK(times(page, "<rect class=\"bar\"") == 5);
  CHECK(page.find("href=\"/?q=bridge&amp;from=2011-01-01&amp;to=2011-12-31\" aria-label=\"2011: 1 article\"") !=
        std::string::npos);
  CHECK(page.find("offset") == std::string::npos);
  CHECK(timeline({}, Address("/")).empty());
  CHECK(timeline({"year", {TrendSeries{}}}, Address("/")).empty());
}

TEST_CASE("steps side by side of which nothing is held are one shade", "[web]") {
  std::vector<TrendPoint> points{year_point(2010, 0, 0), year_point(2011, 0, 0), year_point(2012, 1, 1),
                                 year_point(2013, 0, 0)};
  CHECK(unheld_steps(points, 5, 10, 88).take() ==
        "<g class=\"unheld\" aria-hidden=\"true\">"
        "<rect y=\"0\" x=\"0.00%\" width=\"20.00%\" height=\"88.00\"/>"
        "<rect y=\"0\" x=\"30.00%\" width=\"10.00%\" height=\"88.00\"/></g>");
  CHECK(has_unheld_steps(points));
  points = {year_point(2010, 0, 3)};
  CHECK_FALSE(has_unheld_steps(points));
  CHECK(step_words(points.front()) == "2010: 0 articles");
}

TEST_CASE("more steps than can be seen are told, not drawn", "[web]") {
  const Trend trend = years(1000, kMostDrawnSteps + 1);
  CHECK(timeline(trend, Address("/")).take() ==
        "<p class=\"faint\">601 steps are too many to draw by year: take a longer step or a shorter time.</p>");
  CHECK(times(trend_lines_chart(trend, false, Address("/")).take(), "<circle") == 0);
  CHECK(times(trend_table(trend, false).take(), "<th scope=\"row\">") == 601);  // 600 and the undated
}

TEST_CASE("from a chosen time one can go on, back, and to a wider one", "[web]") {
  const auto ways = [](const Trend& trend, const char* from, const char* to) {
    return timeline_ways(trend, Address("/").with("from", from).with("to", to)).take();
  };
  const std::string page = ways(years(2014, 1), "2014", "2014");
  CHECK(page.find("href=\"/?from=2013-01-01&amp;to=2013-12-31\">\u2190 earlier") != std::string::npos);
  CHECK(page.find("href=\"/?from=2013-01-01&amp;to=2015-12-31\">wider") != std::string::npos);
  CHECK(page.find("the whole time") != std::string::npos);
  // Beyond the years that a date can have there is nothing to go to.
  CHECK(ways(years(1000, 1), "1000", "1000").find("earlier") == std::string::npos);
  CHECK(ways(years(9999, 1), "9999", "9999").find("later") == std::string::npos);
  CHECK(ways(years(2014, 1), "", "").find("earlier") == std::string::npos);
}

TEST_CASE("points of a line lead to the articles of its own query", "[web]") {
  Trend trend = years(2010, 3);
  trend.series.push_back(trend.series.front());
  trend.series.back().query = "tunnel";
  const std::string page = trend_lines_chart(trend, true, Address("/").with("filter", "source:Ledger")).take();
  CHECK(times(page, "<polyline") == 2);
  CHECK(times(page, "<circle") == 4);  // none where nothing matches
  CHECK(page.find("href=\"/?filter=source%3ALedger&amp;q=tunnel&amp;from=2011-01-01&amp;to=2011-12-31\"") !=
        std::string::npos);
  CHECK(page.find("50.0 %") != std::string::npos);
}

}  // namespace
}  // namespace dateline
