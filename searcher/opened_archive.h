// An archive as one searcher holds it: its shards for one thread, and what is read of them once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <dateline/searcher.h>
#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/archive/snapshot.h"
#include "searcher/matching/collapse.h"
#include "searcher/matching/facets.h"
#include "searcher/matching/meaning.h"
#include "searcher/matching/shard_lists.h"
#include "searcher/matching/trend.h"
#include "searcher/names/name_table.h"
#include "searcher/query/languages.h"

namespace dateline {

/// Not thread-safe; its parts refer to one another, so that it stays where it is.
struct OpenedArchive {
  /// Throws Error(damaged, newer_format): as ArchiveSnapshot::require_analyzer() and open_shard().
  OpenedArchive(std::shared_ptr<const Archive> opened, const SearcherOptions& options);
  OpenedArchive(const OpenedArchive&) = delete;
  OpenedArchive& operator=(const OpenedArchive&) = delete;

  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return archive->snapshot(); }

  std::shared_ptr<const Archive> archive;
  std::vector<SavedQuery> saved_queries;
  Xapian::Database all;
  std::vector<Xapian::Database> shards;
  std::shared_ptr<const ShardTokens> tokens;
  std::optional<ArchiveLists> lists;
  std::optional<StoryNumbers> stories;
  std::optional<NameTable> names;
  std::optional<FacetCounter> facets;
  std::optional<TrendCounter> trends;
  QueryLanguages languages;  ///< of queries that ask for none
  Analyzer analyzer;
};

}  // namespace dateline
