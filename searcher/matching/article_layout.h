// The parts of one article by position: title, paragraphs, sentences, lead.
#pragma once

#include <cstdint>
#include <vector>

#include "common/archive/tokens.h"
#include "searcher/matching/intervals.h"
#include "searcher/matching/position_expr.h"

namespace dateline {

/// A run of words whose positions follow each other.
struct Stretch {
  std::uint32_t place = 0;     ///< of the first word
  std::uint32_t position = 0;  ///< of the first word
  std::uint32_t words = 0;
};

/// Title (if it has words) and paragraphs.
[[nodiscard]] std::vector<Stretch> stretches_of(const ArticleTokens& article);
[[nodiscard]] Intervals paragraph_bounds(const std::vector<Stretch>& stretches);
/// The title, which counts as one sentence, and the sentences of the paragraphs.
[[nodiscard]] Intervals sentence_bounds(const ArticleTokens& article);

/// The positions of a zone; begin > end if it has none.
[[nodiscard]] Interval zone_bounds(TextZone zone, const ArticleTokens& article, const std::vector<Stretch>& stretches);

[[nodiscard]] std::uint32_t position_of(std::uint32_t place, const std::vector<Stretch>& stretches);
/// The place of a position that a word has.
[[nodiscard]] std::uint32_t place_of(std::uint32_t position, const std::vector<Stretch>& stretches);

}  // namespace dateline
