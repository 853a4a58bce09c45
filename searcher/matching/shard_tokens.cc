#include "searcher/matching/shard_tokens.h"

namespace dateline {

ShardTokens::ShardTokens(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases) {
  for (std::size_t shard = 0; shard < databases.size(); ++shard) {
    const ShardView& view = snapshot.shards()[shard];
    if (by_uuid_.emplace(databases[shard].get_uuid(), Shard{snapshot.tokens(shard), &view}).second) continue;
    const std::string& path = view.path;
    throw Error(ErrorCode::damaged, path + " is a copy of another shard of its archive", path,
                "run dateline-index --verify ARCHIVE to see all of it");
  }
}

const ShardTokens::Shard& ShardTokens::of(const Xapian::Database& shard) const {
  const auto found = by_uuid_.find(shard.get_uuid());
  if (found != by_uuid_.end()) return found->second;
  throw Error(ErrorCode::internal, "a query of one archive was asked of a database of another");
}

}  // namespace dateline
