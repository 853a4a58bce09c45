// One stream of bytes of unknown form -> its items.
#pragma once

#include <string>

#include "indexer/input/bytes.h"
#include "indexer/input/reader.h"

namespace dateline {

/// Reads a stream to its end, or to where it is of no use.  `name` is the item's name so far.
void read_stream(ByteSource& source, const std::string& name, const InputLimits& limits, const InputSink& sink);

}  // namespace dateline
