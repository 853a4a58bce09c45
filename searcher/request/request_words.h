// What users write, as a search request wants it: the same words in options and in the parameters of an address.
#pragma once

#include <string>
#include <string_view>

#include <dateline/searcher.h>

namespace dateline {

/// "all", "any"; automatic of anything else, as are the first of each of those below: whoever reads options or
/// parameters has checked the choice.
[[nodiscard]] Mode mode_named(std::string_view name) noexcept;
/// "newest", "oldest"; relevance.
[[nodiscard]] Sort sort_named(std::string_view name) noexcept;
/// "nexis"; dateline.
[[nodiscard]] Dialect dialect_named(std::string_view name) noexcept;
/// "stories"; articles.
[[nodiscard]] CountBy count_by_named(std::string_view name) noexcept;

/// "source:Ledger".  Throws Error(usage) if it is not FIELD:VALUE.
[[nodiscard]] Filter read_filter(const std::string& text, bool exclude);
/// "30d", "8w", "6m", "2y" as days (a month is 30, a year 365).  Throws Error(usage).
[[nodiscard]] double read_half_life(const std::string& text);
/// Sets what "title=.5" says.  Throws Error(usage) for an unknown part and for a number that is not 0 to 10.
void read_weight(const std::string& text, RankingWeights& weights);

/// Words that --expand adds if nobody says how many.
inline constexpr std::uint32_t kExpandWords = 10;

}  // namespace dateline
