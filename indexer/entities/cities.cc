#include "indexer/entities/cities.h"

#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace dateline {
namespace {

// Exemplar "cities" that are words, stations or islands nobody means by the word.
constexpr std::array<std::string_view, 24> kOddCities{
    "Casey", "Davis",   "Palmer",    "Troll",     "Vostok", "Center", "Easter",  "Midway",
    "Wake",  "Chatham", "Johnston",  "Christmas", "Currie", "Nome",   "Regina",  "Resolute",
    "Oral",  "Stanley", "Macquarie", "Mawson",    "Canary", "Wallis", "Gambier", "Enderbury"};

bool is_odd_city(std::string_view name) {
  return name.find(',') != std::string_view::npos ||
         std::find(kOddCities.begin(), kOddCities.end(), name) != kOddCities.end();
}

// Islands and stations without a town: their zones' names are words in some language ("Navidad").
bool is_remote(std::string_view country) {
  static constexpr std::array<std::string_view, 6> kRemote{"AQ", "CX", "CC", "UM", "IO", "TF"};
  return std::find(kRemote.begin(), kRemote.end(), country) != kRemote.end();
}

}  // namespace

std::vector<City> cities_in(std::string_view language) {
  std::vector<City> cities;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(icu::Locale(std::string(language).c_str()), status));
  const std::unique_ptr<icu::StringEnumeration> zones(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status) || !names || !zones) return cities;
  while (const icu::UnicodeString* zone = zones->snext(status)) {
    std::array<char, 8> region{};
    icu::TimeZone::getRegion(*zone, region.data(), static_cast<std::int32_t>(region.size()), status);
    if (U_FAILURE(status)) break;
    icu::UnicodeString exemplar;
    names->getExemplarLocationName(*zone, exemplar);
    City city{{}, region.data()};
    exemplar.toUTF8String(city.name);
    if (!city.name.empty() && !is_odd_city(city.name) && !is_remote(city.country)) cities.push_back(std::move(city));
  }
  return cities;
}

}  // namespace dateline
