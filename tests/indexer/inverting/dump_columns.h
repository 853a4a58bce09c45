// columns of a small shard, and the header of every sealed file, explained from their bytes.
#pragma once

#include <chrono>
#include <limits>
#include <string>
#include <vector>

#include "tests/indexer/inverting/byte_walk.h"

namespace dateline::testing {

inline void dump_seal(ByteWalk& walk) {
  const std::string magic(walk.take(8));
  walk.part();
  const auto version = walk.native<std::uint32_t>();
  walk.part();
  REQUIRE(walk.native<std::uint32_t>() == 0x01020304);
  walk.line(magic + ", version " + std::to_string(version) + ", byte order");
  const auto size = walk.native<std::uint64_t>();
  walk.part();
  walk.take(8);
  walk.line("payload of " + std::to_string(size) + " bytes, its XXH3-64");
  REQUIRE(walk.at() + size == walk.size());
}

inline std::string day_text(std::int32_t day) {
  if (day == std::numeric_limits<std::int32_t>::min()) return "none";
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  char text[32];
  std::snprintf(text, sizeof text, "%d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

inline std::vector<std::uint64_t> narrow_array(ByteWalk& walk) {
  std::vector<std::uint64_t> numbers(walk.native<std::uint64_t>());
  walk.part();
  const auto width = walk.native<std::uint8_t>();
  walk.part();
  for (auto& number : numbers) {
    for (unsigned i = 0; i < width; ++i) number |= std::uint64_t{walk.native<std::uint8_t>()} << (8 * i);
  }
  return numbers;
}

inline std::string text_of(ByteWalk& walk) {
  const auto size = walk.native<std::uint64_t>();
  walk.part();
  std::string text(walk.take(size));
  walk.part();
  return text;
}

inline void dump_first_days(ByteWalk& walk) {
  std::vector<std::int32_t> days(walk.native<std::uint64_t>());
  for (auto& day : days) {
    walk.part();
    day = walk.native<std::int32_t>();
  }
  walk.line("first days, docids 0 to 2: " + joined(days, day_text));
}

/// One line for a facet that no article has, five for another.
inline void dump_facet(ByteWalk& walk, const std::string& field) {
  const auto sizes = narrow_array(walk);
  if (sizes.empty()) {
    REQUIRE(text_of(walk).empty());
    narrow_array(walk);
    REQUIRE(narrow_array(walk).empty());
    return walk.line("facet " + field + ": no values");
  }
  walk.line("facet " + field + "; sizes of its values: " + numbers_text(sizes));
  std::string bytes = text_of(walk);
  std::vector<std::string> values;
  for (const auto size : sizes) {
    values.push_back(bytes.substr(0, size));
    bytes.erase(0, size);
  }
  walk.line("values: " + joined(values, [](const std::string& value) { return in_quotes(value); }));
  walk.line("how many has each docid: " + numbers_text(narrow_array(walk)));
  walk.line("which: " + numbers_text(narrow_array(walk)));
}

inline void dump_columns(ByteWalk& walk) {
  dump_seal(walk);
  dump_first_days(walk);
  walk.line("days from the first to the last: " + numbers_text(narrow_array(walk)));
  walk.line("seconds from midnight to the instant, zigzag: " + numbers_text(narrow_array(walk)));
  walk.line("document lengths: " + numbers_text(narrow_array(walk)));
  const auto facets = walk.native<std::uint32_t>();
  walk.line(std::to_string(facets) + " facets");
  for (std::uint32_t i = 0; i < facets; ++i) {
    const std::string field = text_of(walk);
    dump_facet(walk, field);
  }
  REQUIRE(walk.at() == walk.size());
}

}  // namespace dateline::testing
