// Rows of a shard as bits: bit d of the words is row d.
#pragma once

#include <bit>
#include <cstddef>
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
  [[nodiscard]] std::uint64_t size() const noexcept { return empty() ? 0 : std::uint64_t{last} - first + 1; }
};

using RowBits = std::vector<std::uint64_t>;

/// Room for the rows 1..rows.
[[nodiscard]] inline RowBits no_row_bits(Xapian::docid rows) { return RowBits(rows / 64 + 1); }

[[nodiscard]] inline bool has_row(const RowBits& bits, Xapian::docid row) noexcept {
  return (bits[row / 64] >> (row % 64) & 1U) != 0;
}

inline void set_row(RowBits& bits, Xapian::docid row) noexcept { bits[row / 64] |= std::uint64_t{1} << (row % 64); }

/// Many rows, ascending.  Byte by byte: neighbours mostly share a word, and would have to wait for each other.
inline void set_rows(RowBits& bits, const Xapian::docid* rows, std::size_t count) noexcept {
  if constexpr (std::endian::native == std::endian::little) {
    auto* const bytes = reinterpret_cast<unsigned char*>(bits.data());
    for (std::size_t i = 0; i < count; ++i) {
      bytes[rows[i] / 8] = static_cast<unsigned char>(bytes[rows[i] / 8] | 1U << (rows[i] % 8));
    }
  } else {
    for (std::size_t i = 0; i < count; ++i) set_row(bits, rows[i]);
  }
}

/// All rows of the window, which lies inside.
void set_rows(RowBits& bits, RowWindow window);

/// Those of the word's 64 rows that lie in the window.
[[nodiscard]] inline std::uint64_t word_of(RowWindow window, std::size_t word) noexcept {
  if (window.empty() || word < window.first / 64 || word > window.last / 64) return 0;
  std::uint64_t bits = ~std::uint64_t{0};
  if (word == window.first / 64) bits &= ~std::uint64_t{0} << (window.first % 64);
  if (word == window.last / 64) bits &= ~std::uint64_t{0} >> (63 - window.last % 64);
  return bits;
}

/// How many bits are set.  By halves (Warren, "Hacker's Delight", 5-1): the compiler makes vectors of it, where a
/// processor's own instruction may not be taken for granted.
[[nodiscard]] inline std::uint32_t count_bits(std::uint64_t word) noexcept {
  word -= (word >> 1) & 0x5555555555555555U;
  word = (word & 0x3333333333333333U) + ((word >> 2) & 0x3333333333333333U);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  word += word >> 8;
  word += word >> 16;
  return static_cast<std::uint32_t>((word + (word >> 32)) & 0x7FU);
}
[[nodiscard]] std::uint64_t count_bits(const RowBits& bits) noexcept;
/// Of the rows in the window.
[[nodiscard]] std::uint64_t count_bits(const RowBits& bits, RowWindow window) noexcept;

/// Calls each(row), ascending.
template <typename Each>
void for_each_row(const RowBits& bits, Each each) {
  for (std::size_t word = 0; word < bits.size(); ++word) {
    for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      each(static_cast<Xapian::docid>(word * 64 + static_cast<unsigned>(std::countr_zero(rest))));
    }
  }
}

}  // namespace dateline
