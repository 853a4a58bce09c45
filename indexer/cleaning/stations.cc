// Broadcasters that credit themselves where agencies stand: "HOUSTON (KTRK) --".
#include <algorithm>
#include <array>

#include "indexer/cleaning/name_parts.h"

namespace dateline {
namespace {

// National broadcasters whose letters are no call sign.
constexpr auto kBroadcasters =
    std::to_array<std::string_view>({"ABC", "BBC", "CBC", "CBS", "CTV", "FOX", "HBO", "ITV", "MSNBC", "NBC", "NPR",
                                     "PBS", "RTE", "SABC", "SBS", "ESPN", "CNBC"});

}  // namespace

// Call signs in the United States begin with K or W, and have three or four letters (47 CFR 73.3550).
bool is_station(std::string_view text) {
  text = text.substr(0, text.find_first_of("-/ "));
  if (!is_acronym(text) || is_known_agency(text)) return false;
  if (std::find(kBroadcasters.begin(), kBroadcasters.end(), text) != kBroadcasters.end()) return true;
  return (text.front() == 'K' || text.front() == 'W') && (text.size() == 3 || text.size() == 4);
}

}  // namespace dateline
