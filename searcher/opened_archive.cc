#include "searcher/opened_archive.h"

#include <utility>

namespace dateline {

OpenedArchive::OpenedArchive(std::shared_ptr<const Archive> opened, const SearcherOptions& options)
    : archive(std::move(opened)), saved_queries(options.saved_queries) {
  const ArchiveSnapshot& files = snapshot();
  files.require_analyzer(Analyzer::fingerprint());
  all = files.open_all();
  for (std::size_t shard = 0; shard < files.shards().size(); ++shard) shards.push_back(files.open_shard(shard));
  tokens = std::make_shared<const ShardTokens>(files, shards);
  lists.emplace(files, shards);
  stories.emplace(files);
  names.emplace(files, shards, options.aliases);
  facets.emplace(*names);
  trends.emplace(files);
  languages = main_languages(files);
}

}  // namespace dateline
