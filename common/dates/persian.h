// The solar calendar of Iran and Afghanistan (31 August 2023 is 9 Shahrivar 1402).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace dateline {

/// The Gregorian day of a Persian date of the years 1250 to 1550 (1871 to 2171); no value if there is none.
[[nodiscard]] std::optional<std::chrono::local_days> persian_day(std::uint64_t year, std::uint64_t month,
                                                                 std::uint64_t day);

}  // namespace dateline
