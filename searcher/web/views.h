// The other views: an entity, trends, two queries side by side, what the archive holds, help.
#pragma once

#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/matching/date_steps.h"
#include "searcher/matching/holdings.h"
#include "searcher/web/frame.h"

namespace dateline {

/// `company`: persons, organizations and places that the articles name more often than others do.
[[nodiscard]] Html entity_view(const std::string& kind, const std::string& name, const Answer& answer,
                               const std::vector<std::string>& aliases);

struct TrendQuestion {
  std::vector<std::string> queries;  ///< one to five
  std::string step;                  ///< "auto", "day" ...
  bool as_share = false;
  bool by_story = false;
};
inline constexpr std::size_t kMostSeries = 5;
[[nodiscard]] Html trends_view(const TrendQuestion& question, const Answer& answer, const Address& state);

/// The trend of both stands in `left`.
[[nodiscard]] Html compare_view(const std::string& left_query, const Answer& left, const std::string& right_query,
                                const Answer& right);

/// One outlet with a calendar of its days, or all of them.
[[nodiscard]] Html holdings_view(const std::vector<SourceHoldings>& sources, const Answer& all);
[[nodiscard]] Html source_view(const SourceHoldings& source);
/// What is held of some days and what not, of all these outlets together and of each.
[[nodiscard]] Html period_view(const std::vector<SourceHoldings>& sources, DaySpan days, const Address& state);

[[nodiscard]] Html help_view();

}  // namespace dateline
