// Archives made by the publisher, for tests that link indexer/building.  Header-only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/schema/document.h"
#include "indexer/building/publisher.h"
#include "indexer/inverting/inverter.h"
#include "tests/support/archives.h"

namespace dateline::testing {

/// A shard's files in a new or empty folder, in archive order; with positions and termlists, for tests that look into
/// them.  `next()` gives the articles, no value at the end.
template <typename Next>
void write_shard(const std::string& folder, Next next) {
  std::filesystem::create_directories(folder);
  Inverter inverter({.scratch = folder, .interop = true});
  ArticleAnalyser analyser;
  while (const std::optional<Article> article = next()) {
    const std::uint32_t row = inverter.add(analyser.analyse(*article));
    if (const auto story = story_number(article->story)) inverter.set_story(row, *story);
  }
  inverter.finish(folder);
}

inline void write_shard(const std::string& folder, const std::vector<Article>& articles) {
  write_shard(folder, [at = articles.begin(), end = articles.end()]() mutable {
    return at == end ? std::nullopt : std::optional<Article>(*at++);
  });
}

inline NewShard write_new_shard(Publisher& publisher, const std::vector<Article>& articles) {
  NewShard shard{.folder = publisher.new_shard_folder(), .removed = {}};
  write_shard(shard.folder, articles);
  return shard;
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
