// The printed phrases that are furniture in every outlet.
#pragma once

#include <span>
#include <string_view>

#include "indexer/cleaning/phrases.h"

namespace dateline {

struct PhraseRow {
  std::string_view key;
  Phrase phrase;
};

/// A whole short line, case, accents, marks and numbers left aside.
[[nodiscard]] std::span<const PhraseRow> whole_phrases() noexcept;
/// How a short line begins, as printed, in lower case.
[[nodiscard]] std::span<const PhraseRow> phrase_openings() noexcept;

}  // namespace dateline
