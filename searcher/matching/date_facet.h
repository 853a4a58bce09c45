// Years, months and days as facet values.
#pragma once

#include <dateline/searcher.h>

#include "searcher/matching/date_counts.h"
#include "searcher/matching/facet_wish.h"

namespace dateline {

/// The years, months or days of the matches, in calendar order, each with as many as the filter date:VALUE finds: a
/// date that is coarser makes no value of its own, but counts in each one that it overlaps.  `without` are those that
/// make none.  Years are never too many unless the wish itself is limited; else the newest are kept, because a calendar
/// with holes misleads.
[[nodiscard]] Facet date_facet(DateRunTable& dates, const MatchSet& matches, const FacetWish& wish, CountUnit unit);

}  // namespace dateline
