// All matches of a query, shard by shard: what totals, facets, trends and sorting by date are made of.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "common/archive/snapshot.h"
#include "searcher/matching/match_tree.h"
#include "searcher/matching/row_set.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

class ArchiveLists;

/// Where an article lies.
struct RowRef {
  std::uint32_t shard = 0;
  Xapian::docid docid = 0;
  bool operator==(const RowRef&) const = default;
};

/// Rows of the matches in each shard of the snapshot, hidden rows left out.
using MatchSet = std::vector<RowSet>;

[[nodiscard]] MatchSet match_all(ArchiveLists& lists, const MatchTree& tree, Stopwatch& stopwatch);

/// Throws Error(damaged) for a docid that the shard does not have: columns are addressed by it, and damaged tables may
/// claim any.
void check_row(const ShardView& shard, Xapian::docid docid);

[[nodiscard]] std::uint64_t count(const MatchSet& matches) noexcept;

/// Docid `docid` of an all-shards database (ArchiveSnapshot::open_all()).
[[nodiscard]] RowRef row_of_combined(Xapian::docid docid, std::size_t shards) noexcept;

}  // namespace dateline
