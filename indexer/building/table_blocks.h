// A look at the blocks of a glass table, to say where a damaged one is damaged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr std::size_t kTableBlockBytes = 8192;

/// True if the bytes are built like a block of a table of `blocks` blocks: header, directory, items that fill it
/// without overlap, keys that ascend, children that exist.  What stands in the items is not looked at.
[[nodiscard]] bool is_table_block(std::string_view bytes, std::uint32_t blocks);

/// Where a changed table shows its damage, for people: "block 17 (bytes 139264 to 147455) is no block of a table"; what
/// changed inside the items of a block is not seen.  Never throws for what the file holds.  Throws Error(io).
[[nodiscard]] std::string damage_in_words(const std::string& table_file);

}  // namespace dateline
