// Countries and territories by name in every language that ICU's data (CLDR) knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// ISO 3166-1 alpha-2 code for a country name or code in any language ("Germany", "Deutschland", "DE", "朝鲜" -> KP),
/// compared by match_key(); also common short forms ("US", "U.S.", "UK", "North Korea", "Russia").  Empty if unknown.
[[nodiscard]] std::string country_code(std::string_view name);
/// The English short name of a code ("KP" -> "North Korea"); the code itself if it is unknown.
[[nodiscard]] std::string country_name(std::string_view code);

/// One name of a territory in one language.  The views live as long as the program.
struct TerritoryName {
  std::string_view name;      ///< as CLDR writes it: "Deutschland"
  std::string_view code;      ///< "DE"
  std::string_view language;  ///< the language, without script or region: "de"
  bool standard = true;       ///< false for a second form ("UK", "Czech Republic")
};
/// Every name ICU has, for readers of running text; a name that several languages share comes once for each.
[[nodiscard]] std::span<const TerritoryName> territory_names();

}  // namespace dateline
