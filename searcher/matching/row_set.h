// A set of rows of one shard: few as a list, many as bits.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include <xapian.h>

namespace dateline {

/// Rows [first, last] of a shard; empty if last < first.
struct RowWindow {
  Xapian::docid first = 1;
  Xapian::docid last = 0;
  [[nodiscard]] bool empty() const noexcept { return last < first; }
  [[nodiscard]] bool contains(Xapian::docid row) const noexcept { return first <= row && row <= last; }
};

/// Immutable once made.
class RowSet {
 public:
  RowSet() = default;
  /// Ascending, no two equal.
  [[nodiscard]] static RowSet of_list(std::vector<Xapian::docid> rows);
  /// Bit d of the words is row d; rows beyond `words` are not in it.
  [[nodiscard]] static RowSet of_bits(std::vector<std::uint64_t> words);

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] bool contains(Xapian::docid row) const noexcept;
  /// The largest row up to `row`, the smallest from it on; 0 if there is none.
  [[nodiscard]] Xapian::docid last_up_to(Xapian::docid row) const noexcept;
  [[nodiscard]] Xapian::docid first_from(Xapian::docid row) const noexcept;
  [[nodiscard]] std::vector<Xapian::docid> list() const;
  /// The rows as a list if they are kept so, else nothing.
  [[nodiscard]] const std::vector<Xapian::docid>& sparse() const noexcept { return list_; }
  [[nodiscard]] bool is_sparse() const noexcept { return words_.empty(); }
  [[nodiscard]] const std::vector<std::uint64_t>& words() const noexcept { return words_; }

  /// Calls each(row), ascending.
  template <typename Each>
  void for_each(Each each) const {
    for (const Xapian::docid row : list_) each(row);
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        each(static_cast<Xapian::docid>(word * 64 + static_cast<unsigned>(std::countr_zero(bits))));
      }
    }
  }

  bool operator==(const RowSet& other) const { return size_ == other.size_ && list() == other.list(); }

 private:
  std::uint64_t size_ = 0;
  std::vector<Xapian::docid> list_;   // if it is a list
  std::vector<std::uint64_t> words_;  // if it is bits
};

/// How many bits are set.
[[nodiscard]] std::uint64_t count_bits(const std::vector<std::uint64_t>& words) noexcept;

}  // namespace dateline
