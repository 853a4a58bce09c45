// Many byte streams that grow side by side in flat memory: one a posting list.
//
// A stream is a chain of slices, each twice as long as the one before it, the last four bytes of a slice saying where
// the next one lies.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <dateline/error.h>

#include "common/text/varint.h"

namespace dateline {

class PostingArena {
 public:
  /// Where a stream goes on.  Where it begins is kept apart: nobody needs it until the stream is read.
  struct Stream {
    std::uint32_t at = 0;
    std::uint32_t end = 0;  // of the data of the current slice
  };

  /// Begins a stream; returns where, never 0.
  std::uint32_t open(Stream& stream);
  void append(Stream& stream, std::uint64_t number) {
    if (number < 0x80 && stream.at != stream.end) {
      *address(stream.at++) = static_cast<char>(number);
      return;
    }
    char bytes[kMaxVarintBytes];
    const char* const stop = write_varint(bytes, number);
    for (const char* byte = bytes; byte != stop; ++byte) {
      if (stream.at == stream.end) grow(stream);
      *address(stream.at++) = *byte;
    }
  }
  /// Asks for the memory where a stream goes on.
  void prefetch(const Stream& stream) const noexcept {
    if (stream.at != 0) __builtin_prefetch(address(stream.at));
  }
  /// Appends the bytes of a stream to `out`.
  void collect(std::uint32_t first, const Stream& stream, std::string& out) const;
  [[nodiscard]] std::uint64_t memory() const noexcept { return std::uint64_t{chunks_.size()} * kChunkBytes; }

 private:
  static constexpr unsigned kChunkBits = 20;
  static constexpr std::uint32_t kChunkBytes = 1u << kChunkBits;
  static constexpr std::uint32_t kFirstSlice = 8;
  static constexpr std::uint32_t kLargestSlice = 1u << 14;
  static constexpr std::uint32_t kLink = sizeof(std::uint32_t);

  [[nodiscard]] char* address(std::uint32_t at) const {
    return chunks_[at >> kChunkBits].get() + (at & (kChunkBytes - 1));
  }
  void grow(Stream& stream);
  void enter(Stream& stream, std::uint32_t slice, std::uint32_t size);
  std::uint32_t take(std::uint32_t bytes);
  static std::uint32_t next_size(std::uint32_t size) { return size < kLargestSlice ? 2 * size : size; }

  std::vector<std::unique_ptr<char[]>> chunks_;
  std::uint64_t used_ = 0;
};

}  // namespace dateline
