// Days that a system stored as the midnight they begin with, and then printed in UTC.
#pragma once

#include <optional>
#include <string_view>

#include <dateline/article.h>

namespace dateline {

/// "2022-11-06T23:00:00Z" on a German page is the day 7 November and no time: it is exactly midnight there.  Only for
/// languages that are at home in one zone, and only at the very second; no value for all other dates.
[[nodiscard]] std::optional<Date> day_of_local_midnight(const Date& date, std::string_view language);

}  // namespace dateline
