// What is counted over all matches: facets, company, trends.
#pragma once

#include "searcher/asking.h"

namespace dateline {

/// Sets the answer's facets and trend as the request wishes.  Throws Error(usage) for fields that are no facets.
void count_matches(const SearchRequest& request, const Asked& asked, OpenedArchive& opened, Stopwatch& stopwatch,
                   Answer& answer);

}  // namespace dateline
