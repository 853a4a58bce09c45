// All matches of a query, shard by shard: what totals, facets, trends and sorting by date are made of.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "common/archive/snapshot.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

/// Where an article lies.
struct RowRef {
  std::uint32_t shard = 0;
  Xapian::docid docid = 0;
  bool operator==(const RowRef&) const = default;
};

/// Docids of the matches in each shard of the snapshot, ascending, hidden rows left out.
using MatchSet = std::vector<std::vector<Xapian::docid>>;

/// `databases`: one a shard, in the snapshot's order.
[[nodiscard]] MatchSet match_all(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases,
                                 const Xapian::Query& query, Stopwatch& stopwatch);

/// Throws Error(damaged) for a docid that the shard does not have: columns are addressed by it, and damaged tables may
/// claim any.
void check_row(const ShardView& shard, Xapian::docid docid);

[[nodiscard]] std::uint64_t count(const MatchSet& matches) noexcept;

/// Docid `docid` of an all-shards database (ArchiveSnapshot::open_all()).
[[nodiscard]] RowRef row_of_combined(Xapian::docid docid, std::size_t shards) noexcept;

}  // namespace dateline
