// The words round the names of a byline, by language.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// All in lower case, with the blanks or marks that must stand round them.
struct BylineWords {
  std::string_view language;  ///< the reason: what language prints them so
  std::span<const std::string_view> words;
};

/// What opens a byline: "by ", "von ", "text: ".
[[nodiscard]] std::span<const BylineWords> byline_openers() noexcept;
/// What stands between two names: " and ", " und ".
[[nodiscard]] std::span<const BylineWords> name_joints() noexcept;
/// What ends a name inside a byline: " for Example News", " in Geneva".
[[nodiscard]] std::span<const BylineWords> name_ends() noexcept;
/// Words of scripts without blanks that stand inside a line right before a name: "作者：".
[[nodiscard]] std::span<const std::string_view> inner_openers() noexcept;
/// Words that stand right behind a name and mean its bearer's rank: "홍길동 기자".
[[nodiscard]] std::span<const std::string_view> rank_endings() noexcept;
/// Degrees and suffixes that commas cut from a name: "md", "jr".
[[nodiscard]] std::span<const std::string_view> degrees() noexcept;

}  // namespace dateline
