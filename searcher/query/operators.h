// The operators that are written as words, and what is written behind words: NEAR/3, ATLEAST2, ~1, ^2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/ast.h"

namespace dateline {

inline constexpr std::uint32_t kDefaultDistance = 10;
/// Positions jump by kParagraphGap at a paragraph, so that longer distances would mean little.
inline constexpr std::uint32_t kMaxDistance = 1000;
inline constexpr std::uint32_t kMaxTimes = 10000;
inline constexpr std::uint32_t kMaxEdits = 2;
inline constexpr double kMaxBoost = 100;

/// near, before or not_near, with reach and number as written (not limited), without operands.
struct DistanceOperator {
  NodeKind kind = NodeKind::near;
  Reach reach = Reach::words;
  std::uint32_t number = kDefaultDistance;
};

/// NEAR NEAR/3 W/3 ADJ ADJ/3 PRE/3 W/S W/P, and those of NEAR and W with "NOT " before them.
[[nodiscard]] std::optional<DistanceOperator> distance_operator(std::string_view word) noexcept;
/// As it is printed: "NEAR/3", "NOT W/S".
[[nodiscard]] std::string to_string(const DistanceOperator& what);
/// The operator a word would be in capitals: "NEAR/3" for "near/3"; empty if it is one, or would be none.
[[nodiscard]] std::string meant_operator(std::string_view word);

/// The number of ATLEAST3; no value for other words.
[[nodiscard]] std::optional<std::uint32_t> times_of(std::string_view word) noexcept;

/// Decimal digits; the largest number there is if they say more.  No value for anything else.
[[nodiscard]] std::optional<std::uint32_t> whole_number(std::string_view text) noexcept;

/// "~5^2" behind a word, a phrase or a bracket.
struct Modifiers {
  std::optional<std::uint32_t> tilde;
  std::optional<double> boost;
};

/// Reads what stands at the start of a text; returns its length.
std::size_t read_modifiers(std::string_view text, Modifiers& modifiers);
/// Where the modifiers at the end of a word begin; its size if there are none.
[[nodiscard]] std::size_t modifiers_begin(std::string_view word) noexcept;

/// A boost as the tree keeps it, with three decimals at most.
[[nodiscard]] double rounded_boost(double boost) noexcept;
[[nodiscard]] std::string boost_text(double boost);  ///< "2", "0.5"

}  // namespace dateline
