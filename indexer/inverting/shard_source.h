// A shard that is there as a source of rows and terms, from its tables, its tokens and columns.
#pragma once

#include <memory>
#include <string>

#include "indexer/inverting/merge.h"
#include "indexer/inverting/source.h"

namespace dateline {

/// `input.columns` must stay valid.  Throws Error(damaged) here and in use if the shard cannot be read.
[[nodiscard]] std::unique_ptr<RowSource> make_shard_source(const MergeInput& input, bool with_positions);

}  // namespace dateline
