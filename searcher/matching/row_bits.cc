#include "searcher/matching/row_bits.h"

#include <algorithm>

namespace dateline {

void set_rows(RowBits& bits, RowWindow window) {
  if (window.empty()) return;
  const std::size_t first = window.first / 64;
  const std::size_t last = window.last / 64;
  bits[first] |= word_of(window, first);
  bits[last] |= word_of(window, last);
  if (last > first + 1) {
    std::fill(bits.begin() + static_cast<std::ptrdiff_t>(first) + 1, bits.begin() + static_cast<std::ptrdiff_t>(last),
              ~std::uint64_t{0});
  }
}

std::uint64_t count_bits(const RowBits& bits) noexcept {
  std::uint64_t count = 0;
  for (const std::uint64_t word : bits) count += count_bits(word);
  return count;
}

std::uint64_t count_bits(const RowBits& bits, RowWindow window) noexcept {
  if (window.empty()) return 0;
  const std::size_t first = window.first / 64;
  const std::size_t last = window.last / 64;
  std::uint64_t count = count_bits(bits[first] & word_of(window, first));
  for (std::size_t word = first + 1; word < last; ++word) count += count_bits(bits[word]);
  return last > first ? count + count_bits(bits[last] & word_of(window, last)) : count;
}

}  // namespace dateline
