// What the tests of building share: rows, folders byte by byte, and a model of what an archive holds.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "common/schema/fields.h"
#include "tests/support/publishing.h"

namespace dateline::testing {

inline const PublisherOptions kRealAnalyzer{.analyzer = Analyzer::fingerprint()};

/// The error that a call must end with.
inline Error error_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  FAIL("no error");
  return Error(ErrorCode::internal, "none");
}

inline Roaring bitmap(std::initializer_list<std::uint32_t> list) {
  Roaring rows;
  for (const std::uint32_t docid : list) rows.add(docid);
  return rows;
}

/// Everything in a folder, relative to it; files with their bytes.
inline std::set<std::string> entries_of(const std::string& folder, bool with_bytes = true) {
  std::set<std::string> entries;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::string line = std::filesystem::relative(entry.path(), folder).string();
    if (with_bytes && entry.is_regular_file()) line += "\n" + read_bytes(entry.path().string());
    entries.insert(line);
  }
  return entries;
}

inline void check_verified(const std::string& archive) {
  for (const VerifyFinding& finding : verify(archive)) FAIL_CHECK(finding.file << ": " << finding.problem);
}

/// Articles that can be found, by id.
using ArticleModel = std::map<std::string, Article>;

inline ArticleModel model_of(const std::vector<Article>& articles) {
  ArticleModel model;
  for (const Article& article : articles) model[article.id] = article;
  return model;
}

/// Everything that can be found in an archive, row by row.
inline ArticleModel content_of(const std::string& path) {
  const auto snapshot = ArchiveSnapshot::open(path);
  ArticleModel content;
  for (std::size_t i = 0; i < snapshot->shards().size(); ++i) {
    const ShardView& view = snapshot->shards()[i];
    const Xapian::Database shard = snapshot->open_shard(i);
    for (Xapian::docid docid = 1; docid <= view.info.articles; ++docid) {
      if (view.removed.contains(docid)) continue;
      Article article = stored_article(shard, docid);
      std::string id = article.id;
      if (!content.emplace(id, std::move(article)).second) FAIL_CHECK("twice in the archive: " << id);
    }
  }
  return content;
}

inline std::vector<std::string> ids_of(const ArticleModel& model) {
  std::vector<std::string> ids;
  for (const auto& [id, article] : model) ids.push_back(id);
  return ids;
}

/// Shard and row of an article that can be found.
inline std::optional<std::pair<std::string, Xapian::docid>> row_of(const ArchiveSnapshot& snapshot,
                                                                   const std::string& id) {
  const std::string term = filter_term(field("id"), id);
  for (std::size_t i = 0; i < snapshot.shards().size(); ++i) {
    const ShardView& view = snapshot.shards()[i];
    const Xapian::Database shard = snapshot.open_shard(i);
    for (auto row = shard.postlist_begin(term); row != shard.postlist_end(term); ++row) {
      if (!view.removed.contains(*row)) return std::pair(view.info.name, *row);
    }
  }
  return std::nullopt;
}

/// Adds the row of an article to those that a publication hides.
inline void hide(Publication& publication, const ArchiveSnapshot& snapshot, const std::string& id) {
  const auto row = row_of(snapshot, id);
  if (!row) FAIL("not in the archive: " << id);
  publication.removed[row->first].add(row->second);
}

/// Names of an archive's shards in the manifest's order.
inline std::vector<std::string> shard_names(const std::string& path) {
  std::vector<std::string> names;
  for (const ShardInfo& shard : read_manifest(path).shards) names.push_back(shard.name);
  return names;
}

}  // namespace dateline::testing
