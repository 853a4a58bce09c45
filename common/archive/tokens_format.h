// The tokens file as its writer and reader share it.
//
// Sections (sections.h), in this order:
//   numbers        u32 words, stems, pairs of a word and one of its stems, stoppers (the s of dense_code.h)
//   words          text of the words by number from 1; lengths; starts (packed.h)
//   by bytes       the words in byte order, as number - 1 (packed)
//   stems          text of the stems in byte order; lengths; starts
//   stem of word   by word: its stem, or stems + where its list begins in the next section (packed)
//   more stems     u32 lists of the words with none or several: how many, then which
//   words of stem  by stem: where its words begin (packed, one more than stems); the words, as number - 1 (packed)
//   articles       by docid from 1: their records
//   starts         where each record begins (packed, one more than articles)
//
// A record is empty for an article without words, else
//   varint size of the marks | marks | codes
//   marks = varint words of the title, varint bytes of the bounds, the bounds, then for each joined word
//           varint place - place of the one before (from 0), varint number
//   bounds = for each sentence of the body varint 2 * its words + 1 if it ends its paragraph; the last one does
//   codes = the words' ranks in the dense code; word n has rank n - 1, kNoWord the last one: it is rare
// The marks stand beside the codes they belong to, because whoever reads the one reads the other soon, and each
// article's first byte may cost a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/archive/sealed.h"
#include "common/archive/tokens.h"

namespace dateline {

inline constexpr SealKind kTokensKind{.magic = "DLTOKENS", .version = 2, .hint = "run dateline-index --repair ARCHIVE"};

struct TokensSection {
  enum : std::size_t {
    numbers,
    word_text,
    word_lengths,
    word_starts,
    by_bytes,
    stem_text,
    stem_lengths,
    stem_starts,
    stem_of_word,
    more_stems,
    words_of_stem_starts,
    words_of_stem,
    articles,
    article_starts,
    count
  };
};

struct TokensNumbers {
  std::uint32_t words = 0;
  std::uint32_t stems = 0;
  std::uint32_t pairs = 0;
  std::uint32_t stoppers = 0;
};
static_assert(sizeof(TokensNumbers) == 16);

[[nodiscard]] constexpr std::uint64_t rank_of(WordNumber number, std::uint64_t words) noexcept {
  return number == kNoWord ? words : number - 1;
}
[[nodiscard]] constexpr WordNumber number_of(std::uint64_t rank, std::uint64_t words) noexcept {
  return rank == words ? kNoWord : static_cast<WordNumber>(rank + 1);
}
/// Largest number a packed section of so many different values holds.
[[nodiscard]] constexpr std::uint64_t last_of(std::uint64_t values) noexcept { return values == 0 ? 0 : values - 1; }

}  // namespace dateline
