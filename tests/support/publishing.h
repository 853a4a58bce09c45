// Archives made by the publisher, for tests that link indexer/building.  Header-only.
#pragma once

#include <string>
#include <vector>

#include "indexer/building/publisher.h"
#include "indexer/building/shard_writer.h"
#include "tests/support/archives.h"

namespace dateline::testing {

/// Articles in archive order as a finished new shard.
inline NewShard write_new_shard(Publisher& publisher, const std::vector<IndexedArticle>& articles) {
  NewShard shard{.folder = publisher.new_shard_folder(), .removed = {}};
  const auto writer = make_xapian_shard_writer(shard.folder);
  for (const IndexedArticle& article : articles) writer->add(article);
  writer->finish();
  return shard;
}

inline NewShard write_new_shard(Publisher& publisher, const std::vector<Article>& articles) {
  return write_new_shard(publisher, index_articles(articles));
}

/// Opens the archive, publishes the articles as one shard, and closes it.
inline void publish_articles(const std::string& path, const std::vector<Article>& articles,
                             const RemovedRows& removed = {}) {
  Publisher publisher(path, {.analyzer = Analyzer::fingerprint()});
  Publication publication{.shards = {}, .removed = removed};
  if (!articles.empty()) publication.shards.push_back(write_new_shard(publisher, articles));
  publisher.publish(publication);
}

}  // namespace dateline::testing
