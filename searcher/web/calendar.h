// Days of articles: as a calendar to look at, and as stretches that are missing.
#pragma once

#include <optional>
#include <vector>

#include "searcher/matching/date_steps.h"
#include "searcher/matching/holdings.h"
#include "searcher/web/html.h"

namespace dateline {

/// Several outlets as if they were one, without a name.
[[nodiscard]] SourceHoldings together(const std::vector<SourceHoldings>& sources);

/// The days among these without an article, in stretches.
[[nodiscard]] std::vector<MissingDays> missing_days(const SourceHoldings& source, DaySpan days);
/// "2021-03-01 to 2021-03-23 (23 days)"
[[nodiscard]] std::string missing_words(MissingDays missing);

/// The years with articles that the days touch, at most eight, the latest; each day leads to its articles: `articles`
/// with from and to, if there is an address for them.
[[nodiscard]] Html calendars(const SourceHoldings& source, DaySpan days, const std::optional<Address>& articles);
/// Links to the years that have articles: `view` with from and to.
[[nodiscard]] Html years_of(const SourceHoldings& source, const Address& view);

/// All days from the first to the last with articles.
[[nodiscard]] DaySpan held_days(const SourceHoldings& source);

}  // namespace dateline
