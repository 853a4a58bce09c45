// Arrays inside a sealed file that are read in place: numbers of any width in bits, and texts without padding.
//
// Half of a dictionary's words are met once or twice: a pointer's worth of bytes for each would weigh more than the
// words themselves.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr unsigned kMaxPackedWidth = 56;  ///< one read of 8 bytes gets a number wherever its bits begin

/// Bits needed for numbers up to `largest`; 0 for 0.
[[nodiscard]] constexpr unsigned packed_width(std::uint64_t largest) noexcept {
  return static_cast<unsigned>(std::bit_width(largest));
}

/// Numbers below 2^width, lowest bits first, one behind the other; 8 zero bytes follow.
class PackedWriter {
 public:
  /// Throws Error(internal) if `largest` needs more than kMaxPackedWidth bits.
  explicit PackedWriter(std::uint64_t largest);
  void add(std::uint64_t number);
  [[nodiscard]] std::string take();

 private:
  unsigned width_;
  unsigned filled_ = 0;  // bits of `open_`
  std::uint64_t open_ = 0;
  std::string bytes_;
};

/// Reads what PackedWriter wrote.  Borrows the bytes.
class PackedNumbers {
 public:
  PackedNumbers() = default;
  /// No value if the bytes are not those of `size` numbers up to `largest`.
  [[nodiscard]] static std::optional<PackedNumbers> over(std::string_view bytes, std::uint64_t size,
                                                         std::uint64_t largest) noexcept;
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint64_t operator[](std::uint64_t i) const noexcept {
    const std::uint64_t bit = i * width_;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, bytes_ + bit / 8, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return (bytes >> (bit % 8)) & mask_;
  }
  /// Whether every number is at most `largest`.
  [[nodiscard]] bool all_at_most(std::uint64_t largest) const noexcept;
  /// Whether they never fall, begin at 0 and end at `last`.
  [[nodiscard]] bool are_offsets_to(std::uint64_t last) const noexcept;

 private:
  const char* bytes_ = nullptr;
  std::uint64_t size_ = 0;
  std::uint64_t mask_ = 0;
  unsigned width_ = 0;
};

/// Texts of at most 255 bytes: the bytes, a length each, and where every sixteenth begins.
class TextsWriter {
 public:
  /// Throws Error(internal) for a longer text.
  void add(std::string_view text);

  std::string text;
  std::string lengths;
  std::vector<std::uint64_t> starts;
};

/// Reads what TextsWriter wrote.  Borrows the bytes.
class Texts {
 public:
  Texts() = default;
  /// No value if the parts do not fit each other.
  [[nodiscard]] static std::optional<Texts> over(std::string_view text, std::string_view lengths,
                                                 std::span<const std::uint64_t> starts) noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return lengths_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    std::uint64_t begin = starts_[i / kStride];
    for (std::size_t before = i / kStride * kStride; before < i; ++before) begin += length(before);
    return {text_.data() + begin, length(i)};
  }
  static constexpr std::size_t kStride = 16;

 private:
  [[nodiscard]] std::size_t length(std::size_t i) const noexcept { return static_cast<unsigned char>(lengths_[i]); }

  std::string_view text_;
  std::string_view lengths_;
  std::span<const std::uint64_t> starts_;
};

}  // namespace dateline
