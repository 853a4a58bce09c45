#include "common/text/territories.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

namespace dateline {

TEST_CASE("a country is known by its name in any language, its short forms and its codes", "[text][territories]") {
  const auto [name, code] = GENERATE(table<std::string, std::string>({
      {"Germany", "DE"},
      {"Deutschland", "DE"},
      {"allemagne", "DE"},
      {"DE", "DE"},
      {"DEU", "DE"},
      {"朝鲜", "KP"},
      {"北朝鮮", "KP"},
      {"북한", "KP"},
      {"North Korea", "KP"},
      {"DPRK", "KP"},
      {"South Korea", "KR"},
      {"ROK", "KR"},
      {"US", "US"},
      {"U.S.", "US"},
      {"U.S.A.", "US"},
      {"USA", "US"},
      {"America", "US"},
      {"UK", "GB"},
      {"U.K.", "GB"},
      {"Great Britain", "GB"},
      {"England", "GB"},
      {"Scotland", "GB"},
      {"Wales", "GB"},
      {"Russia", "RU"},
      {"Россия", "RU"},
      {"Iran", "IR"},
      {"Syria", "SY"},
      {"Vietnam", "VN"},
      {"Viet Nam", "VN"},
      {"Ivory Coast", "CI"},
      {"Côte d’Ivoire", "CI"},
      {"Burma", "MM"},
      {"Myanmar", "MM"},
      {"Holland", "NL"},
      {"The Netherlands", "NL"},
      {"Czech Republic", "CZ"},
      {"Czechia", "CZ"},
      {"UAE", "AE"},
      {"DRC", "CD"},
      {"Kosovo", "XK"},
      {"Türkiye", "TR"},
      {"TURKEY", "TR"},
      {"Niger", "NE"},
      {"Nigeria", "NG"},
      {"Georgia", "GE"},
      {"مصر", "EG"},
      {"Ελλάδα", "GR"},
      {"Hong Kong", "HK"},
      {"Bosnia-Herzegovina", "BA"},
  }));
  INFO(name);
  CHECK(country_code(name) == code);
}

TEST_CASE("what is no country has no code", "[text][territories]") {
  const auto* name = GENERATE("", " ", "Atlantis", "Berlin", "QQ", "Europe", "150", "\xFF\xFE", "North");
  INFO(name);
  CHECK(country_code(name).empty());
}

TEST_CASE("a code has the short English name that news uses", "[text][territories]") {
  const auto [code, name] = GENERATE(table<std::string, std::string>({
      {"KP", "North Korea"},
      {"KR", "South Korea"},
      {"MM", "Myanmar"},
      {"HK", "Hong Kong"},
      {"US", "United States"},
      {"GB", "United Kingdom"},
      {"RU", "Russia"},
      {"BA", "Bosnia and Herzegovina"},
      {"ZZ", "ZZ"},
      {"", ""},
  }));
  CHECK(country_name(code) == name);
}

TEST_CASE("every English name leads back to its code", "[text][territories]") {
  for (const TerritoryName& name : territory_names()) {
    INFO(name.name);
    CHECK(country_code(country_name(name.code)) == name.code);
    CHECK_FALSE(name.name.empty());
    CHECK(name.code.size() == 2);
  }
}

TEST_CASE("running text gets territory names of many languages", "[text][territories]") {
  const auto names = territory_names();
  const auto has = [&](std::string_view name, std::string_view code, std::string_view language) {
    return std::any_of(names.begin(), names.end(), [&](const TerritoryName& n) {
      return n.name == name && n.code == code && n.language == language;
    });
  };
  CHECK(has("Deutschland", "DE", "de"));
  CHECK(has("ロシア", "RU", "ja"));
  CHECK(has("Франция", "FR", "ru"));
  CHECK(has("UK", "GB", "en"));
  CHECK(names.size() > 40'000);
}

}  // namespace dateline
