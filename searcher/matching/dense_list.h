// A frequent term's posting list as bits, with the wdf of any row at hand.
//
// Frequent words come back in query after query, and decoding them is most of what a query costs: from the second query
// on a searcher keeps them in this form (shard_lists.h).  Sets are then made by whole words of bits, and a row's wdf is
// found by counting the bits before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/matching/row_bits.h"

namespace dateline {

/// Immutable once filled.
class DenseList {
 public:
  explicit DenseList(Xapian::docid rows);
  /// Rows ascend from call to call, and are at most `rows`.
  void add(const Xapian::docid* rows, const std::uint32_t* wdfs, std::size_t count);
  /// Once, behind the last add().
  void finish();

  /// Zeros follow behind the last row, up to a multiple of kWords words.
  [[nodiscard]] const RowBits& bits() const noexcept { return bits_; }
  static constexpr std::size_t kWords = 16;
  /// 0 if the row does not have the term.
  [[nodiscard]] std::uint32_t wdf(Xapian::docid row) const noexcept { return has_row(bits_, row) ? wdf_in(row) : 0; }
  /// Of a row that has the term.
  [[nodiscard]] std::uint32_t wdf_in(Xapian::docid row) const noexcept {
    const std::uint64_t before = bits_[row / 64] & ((std::uint64_t{1} << (row % 64)) - 1);
    const std::uint8_t wdf = wdfs_[before_[row / 64] + count_bits(before)];
    return wdf < kLarge ? wdf : large_wdf(row);
  }
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  static constexpr std::uint8_t kLarge = 255;
  [[nodiscard]] std::uint32_t large_wdf(Xapian::docid row) const noexcept;

  RowBits bits_;
  std::vector<std::uint32_t> before_;                           // by word of bits: rows before it
  std::vector<std::uint8_t> wdfs_;                              // by row that has the term, at most kLarge
  std::vector<std::pair<Xapian::docid, std::uint32_t>> large_;  // rows with kLarge or more
};

}  // namespace dateline
