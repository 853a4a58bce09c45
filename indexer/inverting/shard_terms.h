// The terms of a shard that is there, with their lists, as a source of terms.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/inverting/source.h"

namespace dateline {

/// Reads the leaves of postlist.glass; positions through Xapian's public interface.  Throws Error(damaged) here and in
/// use.
[[nodiscard]] std::unique_ptr<TermCursor> make_shard_terms(const std::string& folder, std::uint32_t rows,
                                                           bool with_positions);

}  // namespace dateline
