// An inverted run as a source of rows and terms: the last run of a shard, often the only one, need not go to disk.
#pragma once

#include <memory>

#include "indexer/inverting/inverted_run.h"
#include "indexer/inverting/source.h"

namespace dateline {

/// `run` must stay valid, and be one without positions: nobody keeps the termlists that go with them.
[[nodiscard]] std::unique_ptr<RowSource> make_run_source(const InvertedRun& run);

}  // namespace dateline
