// The files of a shard that can be made again from its tables: columns, tokens, blocks.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/manifest.h"

namespace dateline {

inline constexpr std::array kCacheFiles = {kColumnsFile, kTokensFile, kBlocksFile};
[[nodiscard]] bool is_cache(std::string_view file) noexcept;

/// True for the name under which a repair makes one.
[[nodiscard]] bool is_unfinished_cache(std::string_view file) noexcept;

/// The columns of a shard as its tables have them.  Throws Error(damaged).
[[nodiscard]] Columns columns_of_tables(const std::string& folder);

/// Makes the tokens of the shard in `folder` anew, from its articles, with the analyzer of this program.
void make_tokens(const std::string& folder, const std::string& file);
/// Makes the blocks of the shard in `folder` anew, from its postlist table.
void make_blocks(const std::string& folder, const Columns& columns, const std::string& file);

/// Makes the caches that a new shard does not have yet: a writer that knows its articles makes them on the way.
/// Returns its columns.
Columns complete_caches(const std::string& folder);

}  // namespace dateline
