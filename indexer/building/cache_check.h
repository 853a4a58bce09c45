// Caches against what they were made from, article by article and list by list.
#pragma once

#include <optional>
#include <string>

#include "common/archive/columns.h"

namespace dateline {

/// What is wrong with the tokens of a shard in `folder` whose tables are right, naming the article; no value if
/// nothing.  Reads and analyses every article, so the analyzer must be the one that made the terms.  Memory: the
/// dictionary.  Throws Error: damaged (the file cannot be opened), io.
[[nodiscard]] std::optional<std::string> wrong_tokens(const std::string& folder, std::uint32_t articles);

/// What is wrong with the blocks, naming the term and the block.  Makes them anew beside the system's other temporary
/// files.  Throws as wrong_tokens().
[[nodiscard]] std::optional<std::string> wrong_blocks(const std::string& folder, const Columns& columns);

}  // namespace dateline
