#include "indexer/cleaning/local_midnight.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <memory>

#include "common/dates/dates.h"

namespace dateline {
namespace {

// Languages nearly all of whose outlets keep one time.  English, Spanish, Portuguese, French, Arabic and Russian are
// written in many zones: there nothing can be said.
struct Home {
  std::string_view language;
  const char* zone;
};
constexpr auto kHomes = std::to_array<Home>({
    {"de", "Europe/Berlin"},   {"it", "Europe/Rome"},      {"nl", "Europe/Amsterdam"}, {"da", "Europe/Copenhagen"},
    {"nb", "Europe/Oslo"},     {"sv", "Europe/Stockholm"}, {"pl", "Europe/Warsaw"},    {"cs", "Europe/Prague"},
    {"sk", "Europe/Prague"},   {"hu", "Europe/Budapest"},  {"sl", "Europe/Ljubljana"}, {"hr", "Europe/Zagreb"},
    {"sr", "Europe/Belgrade"}, {"fi", "Europe/Helsinki"},  {"et", "Europe/Tallinn"},   {"lv", "Europe/Riga"},
    {"lt", "Europe/Vilnius"},  {"ro", "Europe/Bucharest"}, {"bg", "Europe/Sofia"},     {"el", "Europe/Athens"},
    {"uk", "Europe/Kiev"},     {"tr", "Europe/Istanbul"},  {"he", "Asia/Jerusalem"},   {"ja", "Asia/Tokyo"},
    {"ko", "Asia/Seoul"},      {"zh", "Asia/Shanghai"},    {"vi", "Asia/Ho_Chi_Minh"}, {"th", "Asia/Bangkok"},
    {"hi", "Asia/Kolkata"},
});

constexpr std::int64_t kDay = 24 * 60 * 60;

// Seconds east of Greenwich at an instant; no value if ICU does not know the zone.
std::optional<std::int64_t> offset_at(const char* zone, std::int64_t when) {
  const std::unique_ptr<icu::TimeZone> known(icu::TimeZone::createTimeZone(zone));
  if (!known || *known == icu::TimeZone::getUnknown()) return std::nullopt;
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  known->getOffset(static_cast<UDate>(when) * 1000.0, /*local=*/0, raw, summer, status);
  if (U_FAILURE(status)) return std::nullopt;
  return (std::int64_t{raw} + summer) / 1000;
}

}  // namespace

std::optional<Date> day_of_local_midnight(const Date& date, std::string_view language) {
  constexpr std::chrono::minutes kHalfHour{30};
  if (date.precision < Precision::minute || !date.offset || date.offset->count() != 0) return std::nullopt;
  if (date.time.count() == 0 || date.time % kHalfHour != std::chrono::seconds{0}) return std::nullopt;
  const std::string_view base = language.substr(0, language.find_first_of("-_"));
  const auto home = std::find_if(kHomes.begin(), kHomes.end(), [&](const Home& row) { return row.language == base; });
  if (home == kHomes.end()) return std::nullopt;
  const std::int64_t when = instant(date);
  const std::optional<std::int64_t> east = offset_at(home->zone, when);
  if (!east || (when + *east) % kDay != 0) return std::nullopt;
  Date day;
  day.day = std::chrono::local_days{std::chrono::days{(when + *east) / kDay}};
  day.precision = Precision::day;
  return day;
}

}  // namespace dateline
