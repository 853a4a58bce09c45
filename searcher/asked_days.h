// The days that a request's filters leave.
#pragma once

#include <chrono>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/matching/trend.h"

namespace dateline {

/// From the latest "after" to the earliest "before" among the filters; excluding ones do not count, nor what only the
/// query says.  A date that cannot be read is left to whoever reads the filters.
[[nodiscard]] AskedDays asked_days(const std::vector<Filter>& filters, std::chrono::local_days today);

}  // namespace dateline
