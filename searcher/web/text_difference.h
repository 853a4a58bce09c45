// What two texts have in common, by words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// Runs of words that the other text does not have at that place: bytes of each text, ascending.
struct TextDifference {
  std::vector<Span> left;
  std::vector<Span> right;
};

/// The longest common sequence of words, ends that are equal taken off before.  Texts of more than kMostWords words
/// between their ends are compared by paragraphs first: those that are equal are passed over, others are whole
/// differences.
[[nodiscard]] TextDifference text_difference(std::string_view left, std::string_view right);

inline constexpr std::size_t kMostWords = 4000;

}  // namespace dateline
