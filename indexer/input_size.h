// How much there is to read, before it is read.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Bytes of all files that the inputs name.  No value where that would not tell how far a run is: standard input and
/// pipes; containers and compressed files, of which the bytes inside are counted - known by their first bytes where
/// they are named, by their names inside folders, where none is opened; and where counting takes longer than
/// `patience`. Never throws for what is there or not.
[[nodiscard]] std::optional<std::uint64_t> bytes_to_read(const std::vector<std::string>& inputs,
                                                         std::chrono::milliseconds patience);

}  // namespace dateline
