// How a byline falls into pieces: what opens it, what stands between its names, what was glued together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Bytes of the opener ("By ", "Von ", "Text: ") that a text begins with, 0 if there is none.
[[nodiscard]] std::size_t opener_length(std::string_view text);
/// The text without the openers it begins with, trimmed.
[[nodiscard]] std::string_view without_opener(std::string_view text);
/// Cut at commas, bars, bullets, slashes.
[[nodiscard]] std::vector<std::string> split_at_marks(std::string_view text);
/// Cut at "and", "und", "et" ...
[[nodiscard]] std::vector<std::string> split_at_words(const std::string& text);
/// Every date becomes a bar; `found_any` is set if there was one.
[[nodiscard]] std::string without_dates(const std::string& text, std::string_view language, bool& found_any);
/// "Ann Example Science Correspondent": the name in front of a role of at least so many words; empty if there is none.
[[nodiscard]] std::string name_before_role(const std::string& text, std::size_t least_role_words,
                                           const std::vector<std::string>& outlets);
/// Han, kana, Hangul ...: every word of such a line looks like a name.
[[nodiscard]] bool is_uncased(std::string_view text);

}  // namespace dateline
