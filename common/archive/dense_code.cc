#include "common/archive/dense_code.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace dateline {

namespace {

constexpr unsigned kMostStoppers = 255;  // one byte at least goes on, so that any rank has a code

}  // namespace

DenseCode DenseCode::best_for(std::span<const std::uint64_t> counts) {
  std::vector<std::uint64_t> sums(counts.size() + 1, 0);
  std::partial_sum(counts.begin(), counts.end(), sums.begin() + 1);
  const std::uint64_t ranks = counts.size() + 1;
  // Every word takes a byte, and one more for each bound of lengths that its rank lies behind.
  const auto bytes_with = [&](unsigned stoppers) {
    std::uint64_t bytes = sums.back();
    std::uint64_t of_length = stoppers;
    for (std::uint64_t bound = stoppers; bound < counts.size(); bound += of_length) {
      bytes += sums.back() - sums[bound];
      of_length *= 256 - stoppers;
    }
    return bytes;
  };
  DenseCode best(kMostStoppers / 2, ranks);
  std::uint64_t least = bytes_with(best.stoppers());
  for (unsigned stoppers = 1; stoppers <= kMostStoppers; ++stoppers) {
    const DenseCode code(stoppers, ranks);
    if (!code.valid()) continue;
    const std::uint64_t bytes = bytes_with(stoppers);
    if (bytes < least || (bytes == least && stoppers < best.stoppers())) {
      least = bytes;
      best = code;
    }
  }
  return best;
}

bool DenseCode::valid() const noexcept {
  if (stoppers_ == 0 || stoppers_ > kMostStoppers) return false;
  std::uint64_t codes = 0;
  std::uint64_t of_length = stoppers_;
  for (std::size_t length = 1; length <= kMaxBytes && codes < ranks_; ++length) {
    codes += of_length;
    of_length *= 256 - stoppers_;
  }
  return codes >= ranks_;
}

DenseCode::Bytes DenseCode::encode(std::uint64_t rank) const noexcept {
  const std::uint64_t continuers = 256 - stoppers_;
  std::array<unsigned char, kMaxBytes> reversed{};
  Bytes code;
  reversed[code.size++] = static_cast<unsigned char>(rank % stoppers_);
  for (std::uint64_t above = rank / stoppers_; above > 0 && code.size < kMaxBytes; above = (above - 1) / continuers) {
    reversed[code.size++] = static_cast<unsigned char>(stoppers_ + (above - 1) % continuers);
  }
  std::reverse_copy(reversed.begin(), reversed.begin() + code.size, code.bytes.begin());
  return code;
}

}  // namespace dateline
