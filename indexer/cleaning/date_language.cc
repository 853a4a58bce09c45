#include "indexer/cleaning/date_language.h"

#include <algorithm>
#include <array>

#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

// Countries whose English outlets write the day first.  In America, and on hosts that say nothing, the month is first.
constexpr auto kDayFirst =
    std::to_array<std::string_view>({"uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "ug", "tz", "zm", "zw",
                                     "bw", "pk", "bd", "lk", "np", "sg", "my", "hk", "mt", "cy", "jm", "tt", "bb"});

}  // namespace

// Content systems declare American English where nobody chose: the host knows better.
std::string date_language(std::string_view language, std::string_view declared, std::string_view url) {
  if (language == "en") {
    const std::string host = host_of(url);
    const std::size_t dot = host.rfind('.');
    const std::string country = dot == std::string::npos ? std::string() : host.substr(dot + 1);
    if (std::find(kDayFirst.begin(), kDayFirst.end(), country) != kDayFirst.end()) return "en-GB";
  }
  const std::size_t base = declared.find_first_of("-_");
  const bool has_region = base != std::string_view::npos && declared.size() >= base + 3;
  return std::string(has_region && starts_with_nocase(declared, language) ? declared : language);
}

}  // namespace dateline
