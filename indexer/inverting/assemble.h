// Rows of several sources -> the files of one shard, in one pass over the rows and one over the terms.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/inverting/analysed.h"
#include "indexer/inverting/source.h"
#include "indexer/inverting/string_table.h"

namespace dateline {

/// A row of the new shard.  Its docid is its place in the list, from 1.
struct ShardRow {
  std::uint32_t source = 0;
  std::uint32_t row = 0;
  RowKey key;
  std::uint64_t story = 0;
  std::uint32_t outlet = 0;  ///< its number in ShardContent::outlets
  bool has_story = false;
};

struct ShardContent {
  ShardContent() { outlets.number({}); }

  std::vector<RowSource*> sources;
  std::vector<ShardRow> rows;  ///< in the order of the shard; rows of one source ascend
  StringTable outlets;         ///< Article::source of the rows; 0 is ""
  /// True if the stories' terms are not among the sources' terms yet, but follow from the rows.
  bool make_story_terms = false;
};

struct AssembleOptions {
  bool interop = false;                  ///< also positions and termlists
  bool two_threads = false;              ///< rows and terms side by side; the files are the same
  std::array<unsigned char, 16> uuid{};  ///< of the database
  const std::atomic<bool>* cancel = nullptr;
};

/// Writes tables, columns, tokens and blocks into `folder`, which is new and empty.  Nothing is synced.
/// Throws Error: io, interrupted, damaged (a source).
void assemble(const ShardContent& content, const std::string& folder, const AssembleOptions& options);

/// By source: the docid of each of its rows, 0 for those that are not among `rows`.
[[nodiscard]] std::vector<std::vector<Xapian::docid>> docids_by_source(const ShardContent& content);

}  // namespace dateline
