// One block of a table while it is filled: header, directory growing up, items growing down from the end.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/glass/encodings.h"

namespace dateline::glass {

inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::size_t kHeaderBytes = 11;
inline constexpr std::size_t kSlotBytes = 2;  ///< an item's place in the directory
inline constexpr std::uint32_t kRevision = 1;

/// Xapian's own later updates assume that four items fit a block.
inline constexpr std::size_t kMostItemBytes = (kBlockBytes - kHeaderBytes - 4 * kSlotBytes) / 4;

class TableBlock {
 public:
  [[nodiscard]] bool empty() const noexcept { return directory_end_ == kHeaderBytes; }
  /// Room for one more item; 0 if not even its place in the directory fits.
  [[nodiscard]] std::size_t room() const noexcept {
    const std::size_t gap = lowest_ - directory_end_;
    return gap < kSlotBytes ? 0 : gap - kSlotBytes;
  }
  /// Makes the next item in key order, of at most room() bytes, and returns where its bytes go.
  char* place(std::size_t item_bytes) noexcept {
    lowest_ -= item_bytes;
    put16(bytes_.data() + directory_end_, lowest_);
    directory_end_ += kSlotBytes;
    return bytes_.data() + lowest_;
  }
  [[nodiscard]] std::size_t offset_of(const char* byte) const noexcept {
    return static_cast<std::size_t>(byte - bytes_.data());
  }
  /// The whole block with its header, unused bytes zeroed: output must not depend on what the memory held before.
  /// Valid until the block is filled again.
  [[nodiscard]] std::string_view finish(std::size_t level) noexcept;
  void clear() noexcept {
    directory_end_ = kHeaderBytes;
    lowest_ = kBlockBytes;
  }

 private:
  std::size_t directory_end_ = kHeaderBytes;
  std::size_t lowest_ = kBlockBytes;
  std::array<char, kBlockBytes> bytes_{};
};

}  // namespace dateline::glass
