#include "searcher/web/calendar.h"

#include <algorithm>
#include <map>

#include "common/text/shown.h"

namespace dateline {
namespace {

constexpr std::size_t kMostYears = 8;
constexpr std::int32_t kCell = 12;

std::map<std::int32_t, std::uint64_t> by_year(const SourceHoldings& source, DaySpan days) {
  std::map<std::int32_t, std::uint64_t> out;
  for (auto at = source.by_day.lower_bound(days.first); at != source.by_day.end() && at->first <= days.last; ++at) {
    out[bucket_at(at->first, DateStep::year)] += at->second;
  }
  return out;
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

Html day_cell(std::int32_t day, std::int32_t cell, std::uint32_t count, std::uint32_t most,
              const std::optional<Address>& articles) {
  const std::string name = day_name(day);
  const std::string words = name + ": " + counted(count, "article");
  const bool linked = count > 0 && articles;
  Html html;
  if (linked) {
    html.raw("<a").attribute("href", articles->with("from", name).with("to", name).text());
    html.attribute("aria-label", words).raw(">");
  }
  html.raw("<rect width=\"11\" height=\"11\"").attribute("class", "d" + std::to_string(shade(count, most)));
  html.attribute("x", std::to_string(cell / 7 * kCell)).attribute("y", std::to_string(cell % 7 * kCell));
  html.raw("><title>").text(words).raw("</title></rect>");
  if (linked) html.raw("</a>");
  return html;
}

// A year as weeks side by side, Monday on top.
Html year_calendar(const SourceHoldings& source, std::int32_t year, std::uint32_t most,
                   const std::optional<Address>& articles) {
  const DaySpan days = days_of_bucket(year, DateStep::year);
  const std::int32_t offset = days.first - days_of_bucket(bucket_at(days.first, DateStep::week), DateStep::week).first;
  const std::string name = bucket_name(year, DateStep::year);
  Html html;
  html.raw("<h3>").text(name).raw("</h3><div class=\"wide\" tabindex=\"0\" role=\"region\"");
  html.attribute("aria-label", "Calendar of " + name).raw("><svg class=\"calendar\" role=\"group\"");
  html.attribute("aria-label", "Articles a day in " + name);
  html.attribute("viewBox", "0 0 " + std::to_string(54 * kCell) + " " + std::to_string(8 * kCell + 4)).raw(">");
  for (std::int32_t day = days.first; day <= days.last; ++day) {
    const auto at = source.by_day.find(day);
    html.add(day_cell(day, day - days.first + offset, at == source.by_day.end() ? 0 : at->second, most, articles));
  }
  html.raw("<g class=\"names\" aria-hidden=\"true\">");
  for (std::int32_t month = 0; month < 12; ++month) {
    const std::int32_t bucket = bucket_at(days.first, DateStep::month) + month;
    const std::int32_t cell = days_of_bucket(bucket, DateStep::month).first - days.first + offset;
    html.raw("<text").attribute("x", std::to_string(cell / 7 * kCell)).attribute("y", std::to_string(8 * kCell));
    html.raw(">").text(bucket_name(bucket, DateStep::month).substr(name.size() + 1)).raw("</text>");
  }
  return html.raw("</g></svg></div>");
}

}  // namespace

SourceHoldings together(const std::vector<SourceHoldings>& sources) {
  SourceHoldings out;
  for (const SourceHoldings& source : sources) {
    out.articles += source.articles;
    out.undated += source.undated;
    for (const auto& [day, count] : source.by_day) out.by_day[day] += count;
  }
  return out;
}

std::vector<MissingDays> missing_days(const SourceHoldings& source, DaySpan days) {
  std::vector<MissingDays> out;
  std::int32_t next = days.first;
  for (auto at = source.by_day.lower_bound(days.first); at != source.by_day.end() && at->first <= days.last; ++at) {
    if (at->first > next) out.push_back({next, at->first - 1});
    next = at->first + 1;
  }
  if (next <= days.last) out.push_back({next, days.last});
  return out;
}

std::string missing_words(MissingDays missing) {
  const std::string first = day_name(missing.first_day);
  if (missing.first_day == missing.last_day) return first;
  return first + " to " + day_name(missing.last_day) + " (" +
         counted(static_cast<std::uint64_t>(missing.last_day - missing.first_day) + 1, "day") + ")";
}

DaySpan held_days(const SourceHoldings& source) {
  if (source.by_day.empty()) return {};
  return {source.by_day.begin()->first, source.by_day.rbegin()->first};
}

Html calendars(const SourceHoldings& source, DaySpan days, const std::optional<Address>& articles) {
  const std::map<std::int32_t, std::uint64_t> years = by_year(source, days);
  const std::uint32_t most = most_a_day(source);
  Html html;
  auto year = years.begin();
  if (years.size() > kMostYears) {
    html.raw("<p class=\"faint\">The latest years; choose another above.</p>");
    std::advance(year, years.size() - kMostYears);
  }
  for (; year != years.end(); ++year) html.add(year_calendar(source, year->first, most, articles));
  return html;
}

Html years_of(const SourceHoldings& source, const Address& view) {
  Html html;
  html.raw("<ul class=\"years\" aria-label=\"Years\">");
  for (const auto& [year, count] : by_year(source, held_days(source))) {
    const std::string name = bucket_name(year, DateStep::year);
    html.raw("<li>").link(view.with("from", name).with("to", name), name).raw(" <span class=\"count\">").number(count);
    html.raw("<span class=\"unseen\"> articles</span></span></li>");
  }
  return html.raw("</ul>");
}

}  // namespace dateline
