// When an article was published: every date a page offers, and the rule that picks one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// A date and where it stood.  Offered in order of trust.
struct OfferedDate {
  Date date;
  std::string from;
  double confidence = 1;
  std::optional<Date> other;  ///< as other_reading() gives it
};

struct ChosenDate {
  std::optional<Date> date;
  std::vector<Evidence> evidence;  ///< for `field`: of the choice, and of what was not taken
};

/// The first offer that is not after `fetched` (a day's grace for dates without offset); if a later offer names the
/// same day more exactly, that one.
[[nodiscard]] ChosenDate choose_date(std::string_view field, const std::vector<OfferedDate>& offers,
                                     const std::optional<Date>& fetched);

/// What "03/04/2021", read as `date`, is with day and month exchanged; no value if its day can be read in one order
/// only.
[[nodiscard]] std::optional<Date> other_reading(std::string_view text, const Date& date);

/// Adds the date a short text holds, if it holds one.
void offer(std::vector<OfferedDate>& offers, std::string_view text, std::string_view language, std::string_view from,
           double confidence);

}  // namespace dateline
