// How far two words are apart, for suggestions.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Edits (letters put in, taken out, changed) between two texts, or `limit` + 1 if there are more (Levenshtein 1966).
/// Bytes count.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace dateline
