// Counts over all matches, from the columns alone: no article is opened.
#pragma once

#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/matching/match_set.h"

namespace dateline {

/// Counts the values of a facet field, or of "year", "month", "day".  Values that differ only in case, accents or
/// punctuation are one (as they are for a filter), shown in the form that most matches have.
/// Throws Error(usage) for a field that is no facet.
[[nodiscard]] Facet count_facet(const ArchiveSnapshot& snapshot, const MatchSet& matches, std::string_view name,
                                std::uint32_t limit);

/// Matches per day, month or year from the first to the last bucket that has one, with the archive's totals; an
/// article whose date is coarser than the bucket is not counted.  `undated` gets the matches left out.
[[nodiscard]] std::vector<TrendPoint> count_trend(const ArchiveSnapshot& snapshot, const MatchSet& matches,
                                                  std::string_view gap, std::uint64_t& undated);

}  // namespace dateline
