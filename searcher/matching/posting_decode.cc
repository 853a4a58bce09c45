#include "searcher/matching/posting_decode.h"

#include <algorithm>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "common/text/varint.h"

namespace dateline {
namespace {

struct Cursor {
  const char* at;
  const char* end;
  std::uint64_t docid;
  std::uint32_t done;
};

bool read_one(Cursor& cursor, DecodedBlock& out) noexcept {
  std::uint32_t gap = 0;
  std::uint32_t wdf = 0;
  if (!read_varint(cursor.at, cursor.end, gap) || !read_varint(cursor.at, cursor.end, wdf)) return false;
  cursor.docid += std::uint64_t{gap} + 1;
  if (cursor.docid >= ~0U) return false;
  out.docids[cursor.done] = static_cast<Xapian::docid>(cursor.docid);
  out.wdfs[cursor.done] = wdf;
  ++cursor.done;
  return true;
}

#ifdef __SSE2__

// Eight postings whose gaps and wdfs take a byte each.  May write up to seven behind the last one wanted.
void eight_short(Cursor& cursor, __m128i bytes, std::uint32_t postings, DecodedBlock& out) noexcept {
  const __m128i zero = _mm_setzero_si128();
  const __m128i one = _mm_set1_epi16(1);
  const __m128i gaps = _mm_add_epi16(_mm_and_si128(bytes, _mm_set1_epi16(0xFF)), one);
  const __m128i wdfs = _mm_srli_epi16(bytes, 8);
  // Eight gaps of at most 128 sum to less than 2^16.
  __m128i sums = _mm_add_epi16(gaps, _mm_slli_si128(gaps, 2));
  sums = _mm_add_epi16(sums, _mm_slli_si128(sums, 4));
  sums = _mm_add_epi16(sums, _mm_slli_si128(sums, 8));
  const __m128i base = _mm_set1_epi32(static_cast<int>(cursor.docid));
  auto* const docids = reinterpret_cast<__m128i*>(out.docids.data() + cursor.done);
  auto* const counts = reinterpret_cast<__m128i*>(out.wdfs.data() + cursor.done);
  _mm_storeu_si128(docids, _mm_add_epi32(base, _mm_unpacklo_epi16(sums, zero)));
  _mm_storeu_si128(docids + 1, _mm_add_epi32(base, _mm_unpackhi_epi16(sums, zero)));
  _mm_storeu_si128(counts, _mm_unpacklo_epi16(wdfs, zero));
  _mm_storeu_si128(counts + 1, _mm_unpackhi_epi16(wdfs, zero));
  const std::uint32_t taken = std::min<std::uint32_t>(8, postings - cursor.done);
  cursor.done += taken;
  cursor.at += std::size_t{2} * taken;
  cursor.docid = out.docids[cursor.done - 1];
}

// Five postings in 15 bytes: gaps of one or two bytes, wdfs of one.  `long_bytes` has a bit for each byte that goes on.
// False, and nothing taken, if they are not such; may write up to four behind the last one wanted.
bool five_mixed(Cursor& cursor, unsigned long_bytes, std::uint32_t postings, DecodedBlock& out) noexcept {
  unsigned at = 0;
  unsigned wrong = 0;
  std::uint64_t docid = cursor.docid;
  for (unsigned i = 0; i < 5; ++i) {
    const unsigned two = long_bytes >> at & 1U;
    std::uint16_t pair = 0;
    std::memcpy(&pair, cursor.at + at, sizeof pair);
    const unsigned high = (pair >> 1) & 0x3F80U & (0U - two);
    docid += ((pair & 0x7FU) | high) + 1;
    const unsigned wdf_at = at + 1 + two;
    wrong |= long_bytes >> wdf_at | (two & long_bytes >> (at + 1));
    out.docids[cursor.done + i] = static_cast<Xapian::docid>(docid);
    out.wdfs[cursor.done + i] = static_cast<unsigned char>(cursor.at[wdf_at]);
    at = wdf_at + 1;
  }
  if ((wrong & 1U) != 0 || postings - cursor.done < 5) return false;
  cursor.done += 5;
  cursor.at += at;
  cursor.docid = docid;
  return true;
}

#endif

bool read_all(Cursor& cursor, std::uint32_t postings, DecodedBlock& out) noexcept {
#ifdef __SSE2__
  while (cursor.done < postings && cursor.end - cursor.at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(cursor.at));
    const auto long_bytes = static_cast<unsigned>(_mm_movemask_epi8(bytes));
    if (long_bytes == 0) {
      eight_short(cursor, bytes, postings, out);
      if (cursor.docid >= 0xFFFF0000U) return false;
    } else if (!five_mixed(cursor, long_bytes, postings, out) && !read_one(cursor, out)) {
      return false;
    }
  }
#endif
  while (cursor.done < postings) {
    if (!read_one(cursor, out)) return false;
  }
  return true;
}

}  // namespace

std::size_t decode_postings(std::string_view bytes, Xapian::docid before, bool begins_chunk, std::uint32_t postings,
                            DecodedBlock& out) noexcept {
  out.size = 0;
  if (postings == 0 || postings > kBlockPostings) return 0;
  Cursor cursor{.at = bytes.data(), .end = bytes.data() + bytes.size(), .docid = before, .done = 0};
  if (begins_chunk) {
    if (!read_varint(cursor.at, cursor.end, out.wdfs[0])) return 0;
    out.docids[0] = before;
    cursor.done = 1;
  }
  if (!read_all(cursor, postings, out) || cursor.docid >= ~0U) return 0;
  out.size = postings;
  std::fill_n(out.docids.begin() + postings, DecodedBlock::kRoom - postings, ~Xapian::docid{0});
  return static_cast<std::size_t>(cursor.at - bytes.data());
}

}  // namespace dateline
