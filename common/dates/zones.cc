#include "common/dates/zones.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Row {
  std::string_view name;
  int hours;
  int minutes = 0;
};

// RFC 2822 section 4.3 (without those that other countries use too), Europe, and the names that only one country or
// several with the same offset use.
constexpr auto kZones = std::to_array<Row>({
    {"UTC", 0},   {"GMT", 0},   {"UT", 0},    {"Z", 0},     {"WET", 0},      {"WEST", 1},      {"CET", 1},
    {"CEST", 2},  {"MEZ", 1},   {"MESZ", 2},  {"EET", 2},   {"EEST", 3},     {"BST", 1},       {"MSK", 3},
    {"МСК", 3},   {"мск", 3},   {"TRT", 3},   {"EST", -5},  {"EDT", -4},     {"CDT", -5},      {"MST", -7},
    {"MDT", -6},  {"PST", -8},  {"PDT", -7},  {"AKST", -9}, {"AKDT", -8},    {"HST", -10},     {"BRT", -3},
    {"ART", -3},  {"WAT", 1},   {"CAT", 2},   {"SAST", 2},  {"EAT", 3},      {"PKT", 5},       {"NPT", 5, 45},
    {"ICT", 7},   {"WIB", 7},   {"WITA", 8},  {"WIT", 9},   {"HKT", 8},      {"SGT", 8},       {"MYT", 8},
    {"PHT", 8},   {"AWST", 8},  {"JST", 9},   {"KST", 9},   {"ACST", 9, 30}, {"ACDT", 10, 30}, {"AEST", 10},
    {"AEDT", 11}, {"NZST", 12}, {"NZDT", 13},
});

constexpr auto kWithoutOffset = std::to_array<std::string_view>(
    {"IST", "CST", "AST", "ADT", "GST", "NST", "NDT", "SST", "BDT", "ECT", "AMT", "ET", "CT", "MT", "PT", "AET"});

}  // namespace

std::optional<Zone> zone_by_name(std::string_view name) {
  const auto row = std::find_if(kZones.begin(), kZones.end(), [&](const Row& zone) { return zone.name == name; });
  if (row != kZones.end()) {
    const auto hours = std::chrono::hours{row->hours};
    return Zone{.offset = hours + std::chrono::minutes{row->minutes}};
  }
  if (std::find(kWithoutOffset.begin(), kWithoutOffset.end(), name) != kWithoutOffset.end()) return Zone{};
  return std::nullopt;
}

}  // namespace dateline
