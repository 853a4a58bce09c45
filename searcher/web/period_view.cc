#include <algorithm>

#include "common/text/shown.h"
#include "searcher/web/calendar.h"
#include "searcher/web/holdings_parts.h"
#include "searcher/web/views.h"

namespace dateline {
namespace {

constexpr std::size_t kMostStretches = 40;
constexpr std::size_t kMostStretchesOfOutlet = 6;

struct Held {
  std::uint64_t articles = 0;
  std::uint64_t days = 0;
};

Held held(const SourceHoldings& source, DaySpan days) {
  Held out;
  for (auto at = source.by_day.lower_bound(days.first); at != source.by_day.end() && at->first <= days.last; ++at) {
    out.articles += at->second;
    ++out.days;
  }
  return out;
}

Html stretches(const std::vector<MissingDays>& missing, std::size_t most) {
  Html html;
  for (std::size_t i = 0; i < std::min(missing.size(), most); ++i) {
    html.raw("<li>").text(missing_words(missing[i])).raw("</li>");
  }
  if (missing.size() > most) html.raw("<li>and ").number(missing.size() - most).raw(" stretches more</li>");
  return html;
}

Html outlets(const std::vector<SourceHoldings>& sources, DaySpan days, const Address& state) {
  Html html;
  html.raw(
      "<h2>By outlet</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Outlets\"><table><thead>");
  html.raw("<tr><th scope=\"col\">outlet</th><th scope=\"col\">articles</th><th scope=\"col\">days with</th>");
  html.raw("<th scope=\"col\">days without</th></tr></thead><tbody>");
  for (const SourceHoldings& source : sources) {
    const Held here = held(source, days);
    html.raw("<tr><th scope=\"row\">").add(outlet_link(source, state)).raw("</th><td>");
    html.number(here.articles).raw("</td><td>").number(here.days).raw("</td><td><ul class=\"gaps\">");
    if (here.days == 0) {
      html.raw("<li>all of them</li>");
    } else {
      html.add(stretches(missing_days(source, days), kMostStretchesOfOutlet));
    }
    html.raw("</ul></td></tr>");
  }
  return html.raw("</tbody></table></div>");
}

}  // namespace

Html period_view(const std::vector<SourceHoldings>& sources, DaySpan days, const Address& state) {
  const SourceHoldings all = together(sources);
  const Held here = held(all, days);
  const auto length = static_cast<std::uint64_t>(days.last - days.first) + 1;
  const std::string first = day_name(days.first);
  const std::string last = day_name(days.last);
  const bool one = !state.value("source").empty() && sources.size() == 1;
  Html html;
  html.raw("<p>").link(state.without("from").without("to"), "all days");
  if (one) html.raw(" \u00B7 ").link(state.without("source"), "all outlets");
  html.raw("</p><h1 dir=\"auto\">").text(one ? outlet_words(sources.front()) : "The archive").raw(" from ");
  html.text(first).raw(" to ").text(last).raw("</h1>").add(period_form(state)).raw("<p>");
  const std::optional<Address> articles = one ? articles_of(sources.front()) : std::optional<Address>(Address("/"));
  if (articles) {
    html.link(articles->with("from", first).with("to", last), counted(here.articles, "article"));
  } else {
    html.text(counted(here.articles, "article"));
  }
  html.raw(" on ").number(here.days).raw(" of ").text(counted(length, "day")).raw(".");
  if (all.undated > 0) {
    html.raw(" ").text(counted(all.undated, "article")).raw(" of the archive without a day may belong here.");
  }
  html.raw("</p><h2>Days of which nothing is held</h2>");
  const std::vector<MissingDays> missing = missing_days(all, days);
  if (missing.empty()) html.raw("<p>None.</p>");
  if (!missing.empty()) html.raw("<ul class=\"gaps\">").add(stretches(missing, kMostStretches)).raw("</ul>");
  if (!one) html.add(outlets(sources, days, state));
  if (here.days > 0) html.raw("<h2>Calendar</h2>").add(calendars(all, days, articles));
  return html;
}

}  // namespace dateline
