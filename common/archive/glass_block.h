// How a block of a glass table is laid out, and one looked at before it is believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/archive/glass_root.h"

namespace dateline::glass_block {

inline constexpr std::size_t kHeaderBytes = 11;
inline constexpr std::size_t kBranchHead = 5;  ///< of an item: u32 child, u8 bytes of the key
inline constexpr std::size_t kLeafHead = 3;    ///< of an item: u16 flags and size, u8 bytes of the key
inline constexpr std::size_t kPieceBytes = 2;  ///< behind the key of an item that is not a tag's first piece
inline constexpr unsigned kDeflated = 0x8000, kLastPiece = 0x4000, kFirstPiece = 0x2000, kSizeBits = 0x1FFF;

inline unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
inline unsigned big16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
inline std::uint32_t big32(std::string_view bytes, std::size_t at) {
  return big16(bytes, at) << 16 | big16(bytes, at + 2);
}
/// How many items the directory of a checked block has.
inline std::size_t items_of(std::string_view block) { return (big16(block, 9) - kHeaderBytes) / 2; }

/// Throws Error(damaged) with `path`, as checked(), if a table that has blocks is no whole number of them.
void check_size(std::string_view table, const GlassRoot& root, const std::string& path);
/// The block with this number: inside the table, of this level, not newer than its root, with a directory.
[[nodiscard]] std::string_view checked(std::string_view table, const GlassRoot& root, const std::string& path,
                                       std::uint64_t number, std::uint32_t level);

}  // namespace dateline::glass_block
