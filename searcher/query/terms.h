// What a written word means in terms of the index.
//
//   munitions    exact munitions, stems munit (one for each language, none twice)
//   Jong-un      exact jong un side by side; or exact jongun with its stems
//   AT&T         exact at t side by side; or exact att with its stems
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace dateline {

/// One way in which a word can stand in a text.
struct WordForm {
  std::vector<std::string> exact;  ///< exact words, side by side; never empty
  std::vector<std::string> stems;  ///< of a single word, ascending; empty for several: those are not stemmed
};

/// The ways, the one of the written parts first.  Empty if there is nothing to search for.
struct WordForms {
  std::vector<WordForm> alternatives;
};

[[nodiscard]] WordForms word_forms(std::string_view word, Analyzer& analyzer,
                                   const std::vector<std::string>& languages);

/// The exact words of a phrase in their order; a hyphenated word is its parts.
[[nodiscard]] std::vector<std::string> phrase_words(std::string_view phrase, Analyzer& analyzer);

}  // namespace dateline
