// Notes of the newsroom on what it changed: "Correction: ...", "An earlier version of this article said ...".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What begins such notes in one language.
struct CorrectionWords {
  std::string_view language;
  std::string_view reason;
  bool label = false;         ///< a label before a colon, not the start of a sentence
  std::string_view openings;  ///< folded, one blank between words, with | between
};
[[nodiscard]] const std::vector<CorrectionWords>& correction_words();

/// True if a paragraph or line is one.
[[nodiscard]] bool is_correction(std::string_view text);

inline constexpr std::size_t kMostCorrections = 20;

}  // namespace dateline
