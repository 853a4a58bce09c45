// Several shards of an archive -> one, in date order, hidden rows left out.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include <xapian.h>
#include <roaring/roaring.hh>

#include "common/archive/columns.h"

namespace dateline {

/// A shard to be merged: a published one, or one that a run has written.
struct MergeInput {
  std::string folder;
  const Columns* columns = nullptr;
  Roaring removed;  ///< rows to leave out
};

struct MergeOptions {
  bool interop = false;                       ///< also positions and termlists
  bool two_threads = false;                   ///< rows and terms side by side
  const std::atomic<bool>* cancel = nullptr;  ///< looked at now and then: Error(interrupted)
};

/// Where the rows went: by input, by docid (index 0 unused); 0 for a row that was left out.
using MovedRows = std::vector<std::vector<Xapian::docid>>;

/// Writes the tables, columns, tokens and blocks of one shard into `folder`, which is new and empty.  Reads the inputs'
/// tables straight from their bytes, positions and termlists through Xapian's public interface.  Memory: some 60 bytes
/// a row, and the longest posting list; the inputs' pages are handed back as they are read.  Damage that leaves a table
/// in order is not seen here: who calls it knows the checksums. Throws Error: damaged (an input), io, interrupted.
MovedRows merge_shards(const std::vector<MergeInput>& inputs, const std::string& folder, const MergeOptions& options);

}  // namespace dateline
