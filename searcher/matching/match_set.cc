#include "searcher/matching/match_set.h"

#include "searcher/matching/row_finder.h"
#include "searcher/matching/shard_lists.h"

namespace dateline {

void check_row(const ShardView& shard, Xapian::docid docid) {
  if (docid != 0 && docid <= shard.columns.articles()) return;
  throw Error(ErrorCode::damaged, shard.path + ": a posting lies beyond the last article", shard.path,
              "run dateline-index --verify ARCHIVE to see what is wrong");
}

MatchSet match_all(ArchiveLists& lists, const MatchTree& tree, Stopwatch& stopwatch) {
  MatchSet out;
  for (std::size_t shard = 0; shard < lists.shards(); ++shard) {
    out.push_back(RowFinder(lists.shard(shard), stopwatch).find(tree));
  }
  return out;
}

std::uint64_t count(const MatchSet& matches) noexcept {
  std::uint64_t sum = 0;
  for (const RowSet& shard : matches) sum += shard.size();
  return sum;
}

RowRef row_of_combined(Xapian::docid docid, std::size_t shards) noexcept {
  return {static_cast<std::uint32_t>((docid - 1) % shards), static_cast<Xapian::docid>((docid - 1) / shards + 1)};
}

}  // namespace dateline
