// Names of time zones as news pages write them behind a time.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace dateline {

struct Zone {
  std::optional<std::chrono::minutes> offset;  ///< no value: a zone, but its name does not fix the offset
};

/// By name ("GMT", "PDT", "MESZ", "МСК"), as written: lower case words are no zones.  No value: no zone's name.
/// IST (India, Ireland, Israel), CST (America, China, Cuba) and others that several countries use give no offset, nor
/// do ET and PT, which change with the season.
[[nodiscard]] std::optional<Zone> zone_by_name(std::string_view name);

}  // namespace dateline
