// The rows of each day, week, month or year: rows lie in the order of their dates, so a step's articles are a stretch
// of them, and counting matches in it is counting bits.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/matching/date_steps.h"
#include "searcher/matching/row_bits.h"

namespace dateline {

/// The rows of a shard by the buckets in which their dates begin.
struct DateRuns {
  struct Run {
    std::int32_t bucket = 0;
    RowWindow rows;
  };
  std::vector<Run> runs;              ///< ascending
  std::vector<Xapian::docid> coarse;  ///< rows of runs whose dates reach beyond their bucket, ascending
  RowWindow undated;
};

/// Those of all shards, each made when it is first wanted.  One per searcher; not thread-safe.
class DateRunTable {
 public:
  /// `snapshot` must stay.
  explicit DateRunTable(const ArchiveSnapshot& snapshot) : snapshot_(snapshot) {}

  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return snapshot_; }
  [[nodiscard]] const DateRuns& of(std::size_t shard, DateStep step);

 private:
  const ArchiveSnapshot& snapshot_;
  std::map<std::pair<std::size_t, DateStep>, DateRuns> runs_;
};

}  // namespace dateline
