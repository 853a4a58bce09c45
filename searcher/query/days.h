// Ranges of days -> the boolean date terms of common/schema.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "common/dates/dates.h"

namespace dateline {

/// The terms of which an article has at least one exactly if the period of its date overlaps [first, last]: M and Y
/// terms for months and years that lie wholly inside, D terms for the days of the others, and the short D terms of
/// coarse dates (D202308, D2023) for the months and years that lie partly inside.  Empty if last < first.
[[nodiscard]] std::vector<std::string> terms_of_days(std::chrono::local_days first, std::chrono::local_days last);

/// A range of days with both ends.
struct DayWindow {
  std::chrono::local_days first, last;
};

/// The years from the first to the last article's: no term lies outside.  No value if nothing is dated.
[[nodiscard]] std::optional<DayWindow> dated_years(const Manifest& manifest);

/// The range with its open ends closed and nothing outside `years`; no value if nothing is left.
[[nodiscard]] std::optional<DayWindow> within(const DayRange& range, const DayWindow& years);

}  // namespace dateline
