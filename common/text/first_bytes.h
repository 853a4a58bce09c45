// Texts in byte order.  The first bytes of a text are a number that sorts as they do: most comparisons of words end
// there.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// Of texts with equal numbers either may come first.
[[nodiscard]] inline std::uint64_t first_bytes(std::string_view text) noexcept {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i) {
    bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return bytes;
}

/// 0..size-1 in the byte order of `text_at(i)`; equal texts in any order.
template <typename TextAt>
[[nodiscard]] std::vector<std::uint32_t> sorted_by_bytes(std::uint32_t size, TextAt text_at) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed(size);
  for (std::uint32_t i = 0; i < size; ++i) keyed[i] = {first_bytes(text_at(i)), i};
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : text_at(a.second) < text_at(b.second);
  });
  std::vector<std::uint32_t> sorted(size);
  std::transform(keyed.begin(), keyed.end(), sorted.begin(), [](const auto& each) { return each.second; });
  return sorted;
}

}  // namespace dateline
