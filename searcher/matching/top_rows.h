// The best k rows of a set by a ranking plan, exactly, without weighing more rows than it must.
//
// Block-max pruning (Turtle and Flood 1995; Ding and Suel 2011) over windows of rows: what a window can weigh at most
// is the sum of what its lists can, so most windows are passed over once k rows are known.  The most promising windows
// of all shards come first, and of them only rows that come near to what they promise, so that there is something to
// pass over by.  Inside a window only those rows are looked at that are in enough lists (window_rows.h).
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
