#include "indexer/cleaning/published.h"

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/local_midnight.h"

namespace dateline {
namespace {

using std::chrono::days;

// News pages older than the web are scans with other dates in them; a year 1000 is a typing error.
constexpr std::chrono::year kFirstYear{1850};

bool has_time(const Date& date) { return date.precision >= Precision::minute; }

bool plausible(const Date& date) { return std::chrono::year_month_day(date.day).year() >= kFirstYear; }

// Without an offset the local day may run ahead of the fetching clock by a day.
bool is_after(const Date& date, const Date& fetched) {
  if (date.offset && fetched.offset) return instant(date) > instant(fetched) + 3600;
  return first_day(date) > last_day(fetched) + days{1};
}

// A page may give midnight for "no time": it is no more exact than the day.
bool is_midnight(const Date& date) { return has_time(date) && date.time.count() == 0; }

bool more_exact(const Date& a, const Date& b) {
  if (a.day != b.day) return false;
  if (has_time(a) != has_time(b)) return has_time(a) && !is_midnight(a);
  if (is_midnight(b) && !is_midnight(a)) return true;
  return has_time(a) && a.time == b.time && a.offset.has_value() && !b.offset.has_value();
}

}  // namespace

void offer(std::vector<OfferedDate>& offers, std::string_view text, std::string_view language, std::string_view from,
           double confidence) {
  text = trim(text);
  if (text.empty() || text.size() > 200) return;
  const std::optional<Date> date = parse_date(text, language);
  if (!date) return;
  if (const std::optional<Date> day = day_of_local_midnight(*date, language))
    return offers.push_back({*day, std::string(from) + ", midnight where the language is spoken", confidence, {}});
  offers.push_back({*date, std::string(from), confidence, other_reading(text, *date)});
}

std::optional<Date> other_reading(std::string_view text, const Date& date) {
  constexpr std::chrono::day kLastMonth{12};
  if (std::chrono::year_month_day(date.day).day() > kLastMonth || date_from_string(text)) return std::nullopt;
  for (const std::string_view order : {"en-US", "en-GB"}) {
    const std::optional<Date> read = parse_date(text, order);
    if (read && read->day != date.day) return read;
  }
  return std::nullopt;
}

ChosenDate choose_date(std::string_view field, const std::vector<OfferedDate>& offers,
                       const std::optional<Date>& fetched) {
  ChosenDate chosen;
  const OfferedDate* best = nullptr;
  for (const OfferedDate& offered : offers) {
    if (!plausible(offered.date) || (fetched && is_after(offered.date, *fetched))) {
      chosen.evidence.push_back({std::string(field),
                                 "not taken: " + offered.from + " " + to_string(offered.date) +
                                     (plausible(offered.date) ? " is after the page was fetched" : " is not plausible"),
                                 0});
      continue;
    }
    if (best == nullptr || more_exact(offered.date, best->date)) best = &offered;
  }
  if (best == nullptr) return chosen;
  chosen.date = best->date;
  chosen.evidence.insert(chosen.evidence.begin(), {std::string(field), best->from, best->confidence});
  return chosen;
}

}  // namespace dateline
