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

/// A table in the folder that this process may not write, if there is one: the check would take that for damage,
/// because it opens tables for writing (and changes nothing).
[[nodiscard]] std::optional<std::string> table_that_is_read_only(const std::string& folder);

}  // namespace dateline
