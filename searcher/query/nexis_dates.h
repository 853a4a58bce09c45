// Date conditions of professional searches: "is 2020", "aft 1/5/2019", "bef June 2020", "geq 2019".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"

namespace dateline {

/// True for IS, =, AFT, BEF, GEQ, LEQ and what else compares dates, in capitals.
[[nodiscard]] bool compares_dates(std::string_view word) noexcept;

/// One of those that stand in DATE(geq (1/5/2020) and leq 2021).
struct NexisDateCondition {
  std::string comparison;  ///< "IS" if none is written
  std::string date;
};
[[nodiscard]] std::vector<NexisDateCondition> date_conditions(std::string_view inside);

/// AFT and BEF leave their date out, GEQ and LEQ do not.  A date as the United States write it (1/5/2020 is the fifth
/// of January), or as our language does.  No value if it cannot be read.
[[nodiscard]] std::optional<DayRange> nexis_days(std::string_view comparison, std::string_view date,
                                                 std::chrono::local_days today);

}  // namespace dateline
