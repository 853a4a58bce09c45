// Cities by their names in a language, from ICU's time zones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct City {
  std::string name;
  std::string country;
};

/// The exemplar cities of CLDR's time zones, some 400, as a language writes them.
[[nodiscard]] std::vector<City> cities_in(std::string_view language);

}  // namespace dateline
