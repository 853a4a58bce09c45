// Words whose full stop does not end a sentence.
#pragma once

#include <string_view>

namespace dateline {

/// "J", "U.S", "p.m", "э.с": single letters between full stops, the last full stop left off.
[[nodiscard]] bool is_initials(std::string_view word) noexcept;
/// Initials, and what news in European languages shortens, as written without its full stop: "Mr", "Gen", "bzw".
[[nodiscard]] bool is_abbreviation(std::string_view word) noexcept;
/// Abbreviations that stand before a name and never end a sentence: "Mr", "Gen".
[[nodiscard]] bool is_abbreviated_title(std::string_view word) noexcept;

}  // namespace dateline
