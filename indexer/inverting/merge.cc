#include "indexer/inverting/merge.h"

#include "indexer/inverting/assemble.h"
#include "indexer/inverting/database_uuid.h"
#include "indexer/inverting/row_order.h"
#include "indexer/inverting/shard_rows.h"
#include "indexer/inverting/shard_source.h"

namespace dateline {
MovedRows merge_shards(const std::vector<MergeInput>& inputs, const std::string& folder, const MergeOptions& options) {
  std::vector<std::unique_ptr<RowSource>> sources;
  std::vector<ShardRows> walks;
  ShardContent content;
  for (const MergeInput& input : inputs) {
    walks.emplace_back(input, static_cast<std::uint32_t>(walks.size()), content.outlets);
    sources.push_back(make_shard_source(input, options.interop));
    content.sources.push_back(sources.back().get());
  }
  while (ShardRows* const first = first_in_order(walks)) {
    content.rows.push_back(first->row());
    first->advance();
  }
  walks.clear();
  assemble(content, folder,
           {.interop = options.interop,
            .two_threads = options.two_threads,
            .uuid = random_database_uuid(),
            .cancel = options.cancel});
  MovedRows moved = docids_by_source(content);
  for (auto& rows : moved) rows.insert(rows.begin(), 0);
  return moved;
}

}  // namespace dateline
