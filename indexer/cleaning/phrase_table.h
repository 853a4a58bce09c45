// The printed phrases that are furniture in every outlet, in groups of one language, one meaning and one reason.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/cleaning/phrases.h"

namespace dateline {

struct PhraseGroup {
  std::string_view language;
  Phrase phrase;
  std::string_view reason;  ///< what prints them
  std::string_view rows;    ///< with | between
};

struct PhraseRow {
  std::string_view key;
  const PhraseGroup* group;
};

/// A whole short line, case, accents, marks and numbers left aside.
[[nodiscard]] const std::vector<PhraseRow>& whole_phrases();
/// How a short line begins, as printed, ASCII letters in lower case.  The first that fits decides.
[[nodiscard]] const std::vector<PhraseRow>& phrase_openings();

}  // namespace dateline
