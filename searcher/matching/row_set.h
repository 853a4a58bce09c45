// A set of rows of one shard: few as a list, many as bits, all of a stretch as its ends.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searcher/matching/row_bits.h"

namespace dateline {

/// Immutable once made.
class RowSet {
 public:
  RowSet() = default;
  /// Ascending, no two equal.
  [[nodiscard]] static RowSet of_list(std::vector<Xapian::docid> rows);
  /// Rows beyond the words are not in it.
  [[nodiscard]] static RowSet of_bits(RowBits bits);
  [[nodiscard]] static RowSet of_window(RowWindow window);

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] bool contains(Xapian::docid row) const noexcept;
  /// The largest row up to `row`, the smallest from it on; 0 if there is none.
  [[nodiscard]] Xapian::docid last_up_to(Xapian::docid row) const noexcept;
  [[nodiscard]] Xapian::docid first_from(Xapian::docid row) const noexcept;
  /// How many lie in the window.
  [[nodiscard]] std::uint64_t count(RowWindow window) const noexcept;
  [[nodiscard]] std::vector<Xapian::docid> list() const;

  /// The rows of a set that is kept as a list; else nothing.
  [[nodiscard]] const std::vector<Xapian::docid>& sparse() const noexcept { return list_; }
  [[nodiscard]] bool is_sparse() const noexcept { return bits_.empty() && window_.empty(); }
  /// The rows 64 * index and on, as bits, of a set that is not sparse.
  [[nodiscard]] std::uint64_t word(std::size_t index) const noexcept {
    if (bits_.empty()) return word_of(window_, index);
    return index < bits_.size() ? bits_[index] : 0;
  }

  /// True if every row of the window is known to be in it, without looking at them.
  [[nodiscard]] bool covers(RowWindow window) const noexcept {
    return window_.first <= window.first && window.last <= window_.last;
  }

  /// Calls each(row), ascending.
  template <typename Each>
  void for_each(Each each) const {
    for (const Xapian::docid row : list_) each(row);
    for_each_row(bits_, each);
    for (std::uint64_t row = window_.first; row <= window_.last; ++row) each(static_cast<Xapian::docid>(row));
  }

  bool operator==(const RowSet& other) const { return size_ == other.size_ && list() == other.list(); }

 private:
  // At most one of them is not empty.
  std::uint64_t size_ = 0;
  std::vector<Xapian::docid> list_;
  RowBits bits_;
  RowWindow window_;
};

}  // namespace dateline
