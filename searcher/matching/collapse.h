// One hit a story: which matches are copies of each other, from the story column.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "searcher/matching/match_set.h"

namespace dateline {

/// The stories of a set of matches.
class Stories {
 public:
  Stories(const ArchiveSnapshot& snapshot, const MatchSet& matches);

  /// Different stories among the matches.
  [[nodiscard]] std::uint64_t count() const noexcept { return sizes_.size(); }
  /// A number that is equal for articles of one story.
  [[nodiscard]] std::uint64_t key(RowRef row) const;
  /// Matches of the row's story beside the row.
  [[nodiscard]] std::uint32_t copies(RowRef row) const;
  /// Different sources among those copies; copies without a source count as one.
  [[nodiscard]] std::uint32_t outlets_of_copies(RowRef row) const;

 private:
  const ArchiveSnapshot& snapshot_;
  const MatchSet& matches_;
  std::vector<std::vector<std::uint64_t>> dictionary_keys_;  // by shard, by dictionary id of the story column
  std::unordered_map<std::uint64_t, std::uint32_t> sizes_;
};

}  // namespace dateline
