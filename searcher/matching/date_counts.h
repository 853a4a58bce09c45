// How many articles, or stories, each day, week, month or year has.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/matching/collapse.h"
#include "searcher/matching/date_runs.h"
#include "searcher/matching/date_steps.h"
#include "searcher/matching/match_set.h"

namespace dateline {

/// What is counted.  Without numbers articles are; with them a story counts once in each bucket where it has a match.
/// Not owned.
struct CountUnit {
  const StoryNumbers* stories = nullptr;
};

/// Counts of the rows whose whole date lies in a bucket.
struct DateCounts {
  std::map<std::int32_t, std::uint64_t> by_bucket;
  std::uint64_t rest = 0;  ///< units with a row that lies in no bucket: undated, or its date is coarser
};

[[nodiscard]] DateCounts count_dates(DateRunTable& dates, const MatchSet& matches, DateStep step, CountUnit unit);

/// All articles of the archive that are not hidden, as a set of matches.
[[nodiscard]] MatchSet all_rows(const ArchiveSnapshot& snapshot);

/// Different numbers in a list, which is sorted.
[[nodiscard]] std::uint64_t distinct(std::vector<std::uint32_t>& numbers);

}  // namespace dateline
