// The folded forms that make words and names comparable.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// NFKC case folding (Unicode NFKC_Casefold): "STRASSE" and "Straße" become "strasse".  Accents stay.
[[nodiscard]] std::string fold_case(std::string_view text);
/// Marks off after canonical decomposition, and the letters that have none but are typed without: ø o, đ d, ł l,
/// ı i, æ ae, œ oe, ß ss.  Marks of scripts in which they are letters of their own (Indic, Thai) stay.
[[nodiscard]] std::string fold_accents(std::string_view folded_text);
/// What two names have in common when a person would call them the same spelling: case and accents folded,
/// everything but letters and digits one blank.  "Recep Tayyip Erdoğan" -> "recep tayyip erdogan",
/// "Kim Jong-un" -> "kim jong un".
[[nodiscard]] std::string match_key(std::string_view name);

}  // namespace dateline
