// Glass's posting bytes -> docids and wdfs, a block at a time.
//
//   bytes    varint wdf | varint gap, varint wdf | ...      (the first gap only if the block does not begin a chunk)
//
// Most gaps and nearly all wdfs take one byte: eight postings of 16 such bytes are decoded at once, and where gaps take
// two, without a branch a posting.  Whatever the bytes say, nothing is read or written outside what is given.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <xapian.h>

#include "common/archive/blocks.h"

namespace dateline {

/// Postings side by side; behind the last one room for whole vectors.
struct DecodedBlock {
  static constexpr std::size_t kRoom = kBlockPostings + 16;
  alignas(64) std::array<Xapian::docid, kRoom> docids;
  alignas(64) std::array<std::uint32_t, kRoom> wdfs;
  std::uint32_t size = 0;

  /// Where the first docid from `row` on stands, not before `from`; size if there is none.
  [[nodiscard]] std::uint32_t first_from(Xapian::docid row, std::uint32_t from) const noexcept {
    while (docids[from + 15] < row) from += 16;
    // Without a branch a docid: which one it is cannot be foretold.
    std::uint32_t smaller = 0;
    for (std::uint32_t i = 0; i < 16; ++i) smaller += docids[from + i] < row ? 1U : 0U;
    return from + smaller;
  }
};

/// Decodes `postings` (1..kBlockPostings) of them and fills the room behind with docid ~0.  `before` is the docid that
/// the first gap counts from; for a block that begins a chunk it is the first docid, and the bytes begin with its wdf.
/// Returns the bytes used, 0 if they end too early or are no postings.
[[nodiscard]] std::size_t decode_postings(std::string_view bytes, Xapian::docid before, bool begins_chunk,
                                          std::uint32_t postings, DecodedBlock& out) noexcept;

}  // namespace dateline
