#include <algorithm>
#include <chrono>

#include "common/text/shown.h"
#include "searcher/output/words.h"
#include "searcher/web/views.h"

namespace dateline {
namespace {

Date date_of(std::int32_t day) { return Date{.day = std::chrono::local_days(std::chrono::days(day))}; }
std::string day_text(std::int32_t day) { return to_string(date_of(day)); }

std::chrono::year_month_day calendar_day(std::int32_t day) {
  return std::chrono::year_month_day(std::chrono::local_days(std::chrono::days(day)));
}

Html gap_list(const SourceHoldings& source) {
  Html html;
  const std::vector<MissingDays> missing = gaps(source, 0);
  if (missing.empty()) return html.raw("<p>No gap stands out.</p>");
  html.raw("<ul class=\"gaps\">");
  for (const MissingDays gap : missing) {
    html.raw("<li>").text(day_text(gap.first_day)).raw(" to ").text(day_text(gap.last_day)).raw(" (");
    html.text(counted(static_cast<std::uint64_t>(gap.last_day - gap.first_day) + 1, "day")).raw(")</li>");
  }
  return html.raw("</ul>");
}

// How dark a day is drawn: none, and four steps up to the fullest day.
int shade(std::uint32_t count, std::uint32_t most) {
  if (count == 0) return 0;
  return 1 + static_cast<int>(3 * (static_cast<std::uint64_t>(count) - 1) / std::max<std::uint32_t>(most, 1));
}

std::uint32_t most_a_day(const SourceHoldings& source) {
  std::uint32_t out = 0;
  for (const auto& [day, count] : source.by_day) out = std::max(out, count);
  return out;
}

// A year as weeks side by side, Monday on top.
Html year_calendar(const SourceHoldings& source, int year, std::uint32_t most) {
  using namespace std::chrono;
  constexpr int kCell = 12;
  const auto first = local_days(std::chrono::year(year) / January / 1);
  const auto last = local_days(std::chrono::year(year) / December / 31);
  const auto begin = static_cast<std::int32_t>(first.time_since_epoch().count());
  const auto end = static_cast<std::int32_t>(last.time_since_epoch().count());
  const int offset = static_cast<int>(weekday(first).iso_encoding()) - 1;
  Html html;
  html.raw("<h3>").text(std::to_string(year)).raw("</h3><svg class=\"calendar\" role=\"group\"");
  html.attribute("aria-label", "Articles a day in " + std::to_string(year));
  html.attribute("viewBox", "0 0 " + std::to_string(54 * kCell) + " " + std::to_string(7 * kCell)).raw(">");
  for (std::int32_t day = begin; day <= end; ++day) {
    const int cell = day - begin + offset;
    const auto at = source.by_day.find(day);
    const std::uint32_t count = at == source.by_day.end() ? 0 : at->second;
    const std::string words = day_text(day) + ": " + std::to_string(count);
    if (count > 0) {
      const Address there = Address("/").with("filter", "source:" + source.source).with("from", day_text(day));
      html.raw("<a").attribute("href", there.with("to", day_text(day)).text()).attribute("aria-label", words).raw(">");
    }
    html.raw("<rect width=\"11\" height=\"11\"").attribute("class", "d" + std::to_string(shade(count, most)));
    html.attribute("x", std::to_string(cell / 7 * kCell)).attribute("y", std::to_string(cell % 7 * kCell));
    html.raw("><title>").text(words).raw("</title></rect>");
    if (count > 0) html.raw("</a>");
  }
  return html.raw("</svg>");
}

}  // namespace

Html source_view(const SourceHoldings& source) {
  Html html;
  html.raw("<p><a href=\"/holdings\">all outlets</a></p><h1 dir=\"auto\">");
  html.text(source.source.empty() ? "without an outlet" : source.source).raw("</h1><p>");
  html.link(Address("/").with("filter", "source:" + source.source), counted(source.articles, "article"));
  html.raw(" on ").text(counted(source.by_day.size(), "day")).raw(", ").number(source.undated).raw(" undated</p>");
  if (source.by_day.empty()) return html;
  html.raw("<h2>Missing days</h2>").add(gap_list(source)).raw("<h2>Calendar</h2>");
  const std::uint32_t most = most_a_day(source);
  int drawn = 0;
  for (const auto& [day, count] : source.by_day) {
    const int year = static_cast<int>(calendar_day(day).year());
    if (year == drawn) continue;
    drawn = year;
    html.add(year_calendar(source, year, most));
  }
  return html;
}

Html holdings_view(const std::vector<SourceHoldings>& sources, const Answer& all) {
  Html html;
  html.raw("<h1>What the archive holds</h1><p>").text(counted(all.total, "article")).raw(" in ");
  html.text(counted(all.stories, "story", "stories")).raw(" from ").text(counted(sources.size(), "outlet"));
  html.raw(". A time without articles here is a gap in the archive, and no sign that nothing was written.</p>");
  html.raw("<p><a href=\"/api/holdings?format=csv\">every outlet and day as CSV</a></p>");
  html.raw(
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Outlets\"><table><thead><tr>"
      "<th scope=\"col\">outlet</th><th scope=\"col\">articles</th><th scope=\"col\">first day</th>"
      "<th scope=\"col\">last day</th><th scope=\"col\">days</th><th scope=\"col\">gaps</th>"
      "<th scope=\"col\">undated</th></tr></thead><tbody>");
  for (const SourceHoldings& source : sources) {
    html.raw("<tr><th scope=\"row\" dir=\"auto\">");
    html.link(Address("/holdings").with("source", source.source.empty() ? "-" : source.source),
              source.source.empty() ? "without an outlet" : source.source);
    html.raw("</th><td>").number(source.articles).raw("</td><td>");
    html.text(source.by_day.empty() ? "" : day_text(source.by_day.begin()->first)).raw("</td><td>");
    html.text(source.by_day.empty() ? "" : day_text(source.by_day.rbegin()->first)).raw("</td><td>");
    html.number(source.by_day.size()).raw("</td><td>").number(gaps(source, 0).size()).raw("</td><td>");
    html.number(source.undated).raw("</td></tr>");
  }
  html.raw("</tbody></table></div>");
  for (const Facet& facet : all.facets) {
    html.raw("<h2>Languages</h2><ul class=\"company\">");
    for (const FacetValue& value : facet.values) {
      html.raw("<li>").link(Address("/").with("filter", "language:" + value.value), value.value);
      html.raw(" <span class=\"count\">").number(value.count).raw("</span></li>");
    }
    html.raw("</ul>");
  }
  return html;
}

}  // namespace dateline
