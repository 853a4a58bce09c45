// The one order of articles: by local day, then instant, then id.  Inside a shard it is the order of docids.
#pragma once

#include <string>
#include <vector>

#include "searcher/matching/match_set.h"

namespace dateline {

/// Compares articles of different shards; reads ids only where day and instant are equal.
class ArticleOrder {
 public:
  ArticleOrder(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases)
      : snapshot_(snapshot), databases_(databases) {}

  /// True if `a` is newer than `b`.  Undated articles are older than all others.
  [[nodiscard]] bool newer(RowRef a, RowRef b) const;

 private:
  const ArchiveSnapshot& snapshot_;
  const std::vector<Xapian::Database>& databases_;
};

/// Matches one by one in date order.
class DateWalk {
 public:
  enum class Direction { newest_first, oldest_first };
  /// Undated articles come last either way.
  DateWalk(const ArchiveSnapshot& snapshot, const ArticleOrder& order, const MatchSet& matches, Direction direction);
  /// False at the end.
  bool next(RowRef& row);

 private:
  struct Run {  // a shard's matches of one kind in [first, last], walked from either end
    std::uint32_t shard;
    Xapian::docid first, last;
  };
  void add_run(std::vector<Run>& runs, std::uint32_t shard, Xapian::docid first, Xapian::docid last) const;
  bool take(std::vector<Run>& runs, bool from_back, RowRef& row);

  const ArticleOrder& order_;
  const MatchSet& matches_;
  Direction direction_;
  std::vector<Run> dated_, undated_;
};

}  // namespace dateline
