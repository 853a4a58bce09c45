// A binary search over texts that lie in a mapped file: the first bytes of every 64th are kept beside each other, so
// that most steps cost no access to the file.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/first_bytes.h"

namespace dateline {

class TextOrder {
 public:
  TextOrder() = default;
  /// `text_at(i)` gives the texts in byte order; nothing worse than a miss happens if they are not.
  template <typename TextAt>
  TextOrder(std::size_t size, TextAt text_at) : size_(size) {
    samples_.reserve(size / kStride + 1);
    for (std::size_t i = 0; i < size; i += kStride) samples_.push_back(first_bytes(text_at(i)));
  }

  /// Index of the text, or the size if there is none such.
  template <typename TextAt>
  [[nodiscard]] std::size_t find(std::string_view text, TextAt text_at) const {
    const auto [low, high] = std::equal_range(samples_.begin(), samples_.end(), first_bytes(text));
    const auto before = static_cast<std::size_t>(low - samples_.begin());
    std::size_t begin = before == 0 ? 0 : (before - 1) * kStride;
    std::size_t end = std::min(size_, static_cast<std::size_t>(high - samples_.begin()) * kStride);
    while (begin < end) {
      const std::size_t middle = begin + (end - begin) / 2;
      const int order = text_at(middle).compare(text);
      if (order == 0) return middle;
      if (order < 0) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return size_;
  }

 private:
  static constexpr std::size_t kStride = 64;

  std::size_t size_ = 0;
  std::vector<std::uint64_t> samples_;
};

}  // namespace dateline
