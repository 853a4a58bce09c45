// The blocks file as its writer and reader share it.
//
// Sections (sections.h), in this order:
//   numbers   u64 bytes of postlist.glass, u64 number of terms, u64 articles
//   terms     text of the terms in byte order; lengths; starts (packed.h)
//   blocks    the blocks of each term
//   starts    where each term's blocks begin (packed, one more than terms)
//
// A block is
//   byte      number of postings - 1; bit 7 is set if it begins a chunk
//   varint    first docid - last docid of the block before - 1 (from 0)
//   varint    last docid - first docid
//   varint    where its bytes begin - the same of the block before (from 0); if it begins a chunk, zigzag: the chunks
//             of a table that grew in several commits stand in any order
//   varint    number of its best pairs - 1; then for each varint wdf and varint length, less those of the pair before
//             and 1: both rise
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "common/archive/blocks.h"
#include "common/archive/sealed.h"

namespace dateline {

inline constexpr SealKind kBlocksKind{.magic = "DLBLOCKS", .version = 1, .hint = "run dateline-index --repair ARCHIVE"};

struct BlocksSection {
  enum : std::size_t { numbers, term_text, term_lengths, term_starts, blocks, block_starts, count };
};

inline constexpr unsigned kBeginsChunk = 0x80;
static_assert(kBlockPostings <= kBeginsChunk);

[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t number) noexcept {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t number) noexcept {
  return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

}  // namespace dateline
