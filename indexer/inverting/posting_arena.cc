#include "indexer/inverting/posting_arena.h"

#include <limits>

namespace dateline {

// Slices are powers of two, as chunks are, so none lies across two chunks if those before it are no larger; the rest of
// a chunk that is too short for a larger one is left.
std::uint32_t PostingArena::take(std::uint32_t bytes) {
  if (used_ == 0) used_ = kFirstSlice;  // 0 is no slice
  const std::uint64_t room = kChunkBytes - (used_ & (kChunkBytes - 1));
  if (room < bytes) used_ += room;
  if (used_ + bytes > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::internal, "the postings of one run take more than 4 GB", {}, "use less --memory");
  }
  while (chunks_.size() <= used_ >> kChunkBits) chunks_.push_back(std::make_unique_for_overwrite<char[]>(kChunkBytes));
  const auto at = static_cast<std::uint32_t>(used_);
  used_ += bytes;
  return at;
}

std::uint32_t PostingArena::open(Stream& stream) {
  const std::uint32_t first = take(kFirstSlice);
  enter(stream, first, kFirstSlice);
  return first;
}

// The size of the current slice stands where its link will be.
void PostingArena::enter(Stream& stream, std::uint32_t slice, std::uint32_t size) {
  stream.at = slice;
  stream.end = slice + size - kLink;
  std::memcpy(address(stream.end), &size, kLink);
}

void PostingArena::grow(Stream& stream) {
  std::uint32_t size = 0;
  std::memcpy(&size, address(stream.end), kLink);
  size = next_size(size);
  const std::uint32_t next = take(size);
  std::memcpy(address(stream.end), &next, kLink);
  enter(stream, next, size);
}

void PostingArena::collect(std::uint32_t first, const Stream& stream, std::string& out) const {
  std::uint32_t at = first;
  for (std::uint32_t size = kFirstSlice;; size = next_size(size)) {
    const std::uint32_t end = at + size - kLink;
    if (end == stream.end) {
      out.append(address(at), stream.at - at);
      return;
    }
    out.append(address(at), size - kLink);
    std::memcpy(&at, address(end), kLink);
  }
}

}  // namespace dateline
