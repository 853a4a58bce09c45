// Xapian's own check of a shard, where it cannot hurt us.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dateline {

/// Runs Xapian::Database::check() on a shard's folder in a child process: on damaged tables it may crash or run for
/// ever.  `bytes` is the size of the shard and bounds the time.  No value if the shard is clean, else what is wrong.
/// Throws Error(io) if no process can be made.
[[nodiscard]] std::optional<std::string> check_tables_in_child(const std::string& folder, std::uint64_t bytes);

}  // namespace dateline
