// Whether words stand near each other, from the positions of each in one article.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

/// Positions of a word in an article, ascending, no two equal.
using Positions = std::vector<std::uint32_t>;

/// True if each word can be given one of its positions, no two the same, the last less than `window` behind the first.
///
/// Xapian 1.4.22's OP_NEAR is the same but for words that share positions (a joined word and its first part, or the
/// same word twice among others): it settles such a clash by moving on whichever word it meets first, and so can miss
/// a choice that another order finds.  It never matches where this does not.
[[nodiscard]] bool stand_near(std::span<const Positions* const> words, std::uint32_t window);

}  // namespace dateline
