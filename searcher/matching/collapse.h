// One hit a story: which matches are copies of each other, from the story column.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/matching/match_set.h"
#include "searcher/matching/shard_lists.h"

namespace dateline {

/// A number for the story of each row, equal for articles of one story in any shard; an article without a story is one
/// of its own.  Made once a searcher.  Lends one Stories at a time the counters that it needs.
class StoryNumbers {
 public:
  explicit StoryNumbers(const ArchiveSnapshot& snapshot);
  [[nodiscard]] std::uint32_t of(RowRef row) const { return by_row_[row.shard][row.docid]; }

 private:
  friend class Stories;
  std::vector<std::vector<std::uint32_t>> by_row_;  // by shard, by docid
  std::vector<std::uint32_t> sizes_;                // by number; all 0 but while a Stories lives
};

/// The stories of a set of matches.
class Stories {
 public:
  /// All must stay.
  Stories(ArchiveLists& lists, StoryNumbers& numbers, const MatchSet& matches);
  ~Stories();
  Stories(const Stories&) = delete;
  Stories& operator=(const Stories&) = delete;

  /// Different stories among the matches.
  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  /// A number that is equal for articles of one story.
  [[nodiscard]] std::uint64_t key(RowRef row) const { return numbers_.of(row); }
  /// Matches of the row's story beside the row.
  [[nodiscard]] std::uint32_t copies(RowRef row) const { return numbers_.sizes_[numbers_.of(row)] - 1; }
  /// Different sources among those copies; copies without a source count as one.
  [[nodiscard]] std::uint32_t outlets_of_copies(RowRef row) const;

 private:
  ArchiveLists& lists_;
  StoryNumbers& numbers_;
  const MatchSet& matches_;
  std::uint64_t count_ = 0;
};

}  // namespace dateline
