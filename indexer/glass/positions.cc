#include "indexer/glass/positions.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <functional>

#include <dateline/error.h>

#include "indexer/glass/encodings.h"

namespace dateline::glass {

namespace {

/// Bits into bytes, lowest first.
class BitWriter {
 public:
  explicit BitWriter(std::string& to) : to_(to) {}

  /// One of `range` values in the fewest bits: the middle values get one bit less where the range is no power of two.
  void code(std::uint64_t value, std::uint64_t range) {
    if (range == 1) return;
    const auto bits = static_cast<unsigned>(std::bit_width(range - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - range;
    const std::uint64_t middle = (range - spare) / 2;
    if (spare == 0 || value < middle) return put(value, bits);
    if (value < middle + spare) return put(value, bits - 1);
    put(value - middle - spare + (std::uint64_t{1} << (bits - 1)), bits);
  }
  void finish() {
    while (held_ > 0) drop_byte();
  }

 private:
  void put(std::uint64_t value, unsigned bits) {
    waiting_ |= value << held_;  // at most 7 + 32 bits
    held_ += bits;
    while (held_ >= 8) drop_byte();
  }
  void drop_byte() {
    to_ += static_cast<char>(static_cast<unsigned char>(waiting_));
    waiting_ >>= 8;
    held_ -= std::min(held_, 8U);
  }

  std::string& to_;
  std::uint64_t waiting_ = 0;
  unsigned held_ = 0;
};

/// All between the first and the last, which the reader knows.
void code_between(BitWriter& bits, std::span<const std::uint32_t> positions) {
  const std::size_t last = positions.size() - 1;
  if (last < 2) return;
  const std::size_t middle = last / 2;
  // Each neighbour on the way to the end takes at least one position.
  const std::uint64_t lowest = std::uint64_t{positions[0]} + middle;
  const std::uint64_t highest = std::uint64_t{positions[last]} - (last - middle);
  bits.code(positions[middle] - lowest, highest - lowest + 1);
  code_between(bits, positions.first(middle + 1));
  code_between(bits, positions.subspan(middle));
}

}  // namespace

void append_positions(std::string& to, std::span<const std::uint32_t> positions) {
  if (positions.empty() ||
      std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>()) != positions.end()) {
    throw Error(ErrorCode::internal, "positions of a term do not ascend");
  }
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  append_varint(to, last);
  if (positions.size() == 1) return;
  BitWriter bits(to);
  bits.code(first, last);
  bits.code(positions.size() - 2, last - first);
  code_between(bits, positions);
  bits.finish();
}

}  // namespace dateline::glass
