// The (s,c)-dense byte code of word streams (Brisaboa et al., "(S,C)-Dense Coding", SPIRE 2003).
//
// Bytes below s end a code, the 256 - s others go on.  The s most frequent words get one byte, the next s * c two, and
// so on.  No code is the tail of another one that stands behind an end byte, so a word is found by its bytes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline {

/// Codes for ranks from 0, the most frequent, up to `ranks` - 1.
class DenseCode {
 public:
  static constexpr std::size_t kMaxBytes = 8;

  /// The bytes of one word.
  struct Bytes {
    std::array<unsigned char, kMaxBytes> bytes{};
    std::size_t size = 0;
    [[nodiscard]] std::string_view view() const noexcept { return {reinterpret_cast<const char*>(bytes.data()), size}; }
  };

  DenseCode(unsigned stoppers, std::uint64_t ranks) noexcept : stoppers_(stoppers), ranks_(ranks) {}
  /// The code with the fewest bytes for words of these counts, falling; one rank more than counts.  Of equally good
  /// ones that with the fewest stoppers.
  [[nodiscard]] static DenseCode best_for(std::span<const std::uint64_t> counts);
  /// Whether every rank has a code of at most kMaxBytes.
  [[nodiscard]] bool valid() const noexcept;

  [[nodiscard]] unsigned stoppers() const noexcept { return stoppers_; }
  [[nodiscard]] std::uint64_t ranks() const noexcept { return ranks_; }
  [[nodiscard]] bool ends(char byte) const noexcept { return static_cast<unsigned char>(byte) < stoppers_; }
  [[nodiscard]] Bytes encode(std::uint64_t rank) const noexcept;
  /// Writes the same bytes at `out`, which has kMaxBytes of room; returns how many.
  std::size_t write(std::uint64_t rank, char* out) const noexcept {
    // Nine words of ten are of one or two bytes.
    if (rank < stoppers_) {
      *out = static_cast<char>(rank);
      return 1;
    }
    if (rank < 0x10000) {
      const auto small = static_cast<std::uint32_t>(rank);
      const std::uint32_t above = small / stoppers_ - 1;
      if (above < 256 - stoppers_) {
        out[0] = static_cast<char>(stoppers_ + above);
        out[1] = static_cast<char>(small - (above + 1) * stoppers_);
        return 2;
      }
    }
    const Bytes code = encode(rank);
    std::memcpy(out, code.bytes.data(), kMaxBytes);
    return code.size;
  }
  /// Reads one rank and moves `at` behind it.  False if the bytes end inside a code or there is no such rank.
  [[nodiscard]] bool decode(const char*& at, const char* end, std::uint64_t& rank) const noexcept {
    std::uint64_t above = 0;
    while (at != end) {
      const unsigned byte = static_cast<unsigned char>(*at++);
      if (byte < stoppers_) {
        rank = above * stoppers_ + byte;
        return rank < ranks_;
      }
      above = above * (256 - stoppers_) + (byte - stoppers_) + 1;
      if (above >= ranks_) return false;
    }
    return false;
  }

 private:
  unsigned stoppers_;
  std::uint64_t ranks_;
};

/// Calls `on_hit(place)` for every place whose word has these bytes; a place is the number of end bytes before it.
/// Nothing is decoded.  A byte before `codes` and 16 behind them must be readable.
template <typename OnHit>
void find_code(const DenseCode& code, std::string_view codes, std::string_view word, OnHit on_hit) {
  const char* const begin = codes.data();
  const char last = word.back();
  const std::size_t before = word.size() - 1;
  // Whether the code whose last byte is here is the word's.
  const auto is_word = [&](const char* at) {
    if (static_cast<std::size_t>(at - begin) < before) return false;
    const char* const first = at - before;
    return std::memcmp(first, word.data(), before) == 0 && (first == begin || code.ends(first[-1]));
  };
#ifdef __SSE2__
  const __m128i lasts = _mm_set1_epi8(last);
  const __m128i befores = _mm_set1_epi8(before == 0 ? '\0' : word[before - 1]);
  const __m128i largest_end = _mm_set1_epi8(static_cast<char>(code.stoppers() - 1));
  const __m128i zero = _mm_setzero_si128();
  __m128i ended = zero;  // end bytes before this block, in two halves
  for (std::size_t at = 0; at < codes.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin + at));
    const __m128i ends = _mm_cmpeq_epi8(_mm_min_epu8(bytes, largest_end), bytes);
    __m128i found = _mm_cmpeq_epi8(bytes, lasts);
    if (before > 0) {
      const __m128i earlier = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin + at - 1));
      found = _mm_and_si128(found, _mm_cmpeq_epi8(earlier, befores));
    }
    auto hits = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (const std::size_t left = codes.size() - at; left < 16) hits &= (1U << left) - 1;
    if (hits != 0) {
      const auto end_bits = static_cast<unsigned>(_mm_movemask_epi8(ends));
      const auto place =
          static_cast<std::uint32_t>(_mm_cvtsi128_si64(ended) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(ended, ended)));
      for (; hits != 0; hits &= hits - 1) {
        const auto bit = static_cast<unsigned>(std::countr_zero(hits));
        if (!is_word(begin + at + bit)) continue;
        on_hit(place + static_cast<std::uint32_t>(std::popcount(end_bits & ((1U << bit) - 1))));
      }
    }
    ended = _mm_add_epi64(ended, _mm_sad_epu8(_mm_sub_epi8(zero, ends), zero));
  }
#else
  std::uint32_t place = 0;
  for (const char* at = begin; at != begin + codes.size(); ++at) {
    if (*at == last && is_word(at)) on_hit(place);
    if (code.ends(*at)) ++place;
  }
#endif
}

}  // namespace dateline
