// The best k rows of a set by a ranking plan, exactly, without weighing more rows than it must.
//
// Block-max MaxScore (Turtle and Flood 1995; Ding and Suel 2011) over windows of rows: what a window can weigh at most
// is the sum of what its lists can, so most windows are passed over once k rows are known; the most promising ones come
// first.  Inside a window the lists that cannot carry a row into the best k alone only complete what the others found.
// Sums on the way are floats that are never too small; what is left is weighed exactly (ineb2.h).  Close words are
// looked for only where they could still make a difference.
#pragma once

#include "searcher/matching/best_rows.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/stopwatch.h"
#include "searcher/matching/weighed_plan.h"

namespace dateline {

/// Offers every row of `among` that the plan weighs and that could be among the best.  Throws Error: timeout,
/// interrupted, damaged.
void find_top_rows(const WeighedPlan& plan, ArchiveLists& lists, const MatchSet& among, Stopwatch& stopwatch,
                   BestRows& best);

}  // namespace dateline
