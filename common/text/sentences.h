// Sentence bounds (UAX #29 through ICU).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// The sentences of a text in order, without white space at their ends; a line end also ends a sentence.
/// Common abbreviations and initials ("Mr.", "U.S.", "J. Smith") do not end one.
[[nodiscard]] std::vector<Span> sentences(std::string_view text, std::string_view language);

}  // namespace dateline
