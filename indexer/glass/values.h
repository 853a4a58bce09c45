// Values in the postlist table: statistics of each slot, then each slot's values by docid.
#pragma once

#include <vector>

#include "indexer/glass/glass_writer.h"
#include "indexer/glass/table_writer.h"

namespace dateline::glass {

/// Adds the entries of all streams, which precede all others but metadata.  Streams without values are passed over.
/// Throws Error(internal) for a slot that comes twice, docids that do not ascend, and empty values.
void add_value_streams(TableWriter& table, const std::vector<ValueStream>& streams);

}  // namespace dateline::glass
