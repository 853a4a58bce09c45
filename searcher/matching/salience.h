// Which values stand out: those that the matches have more often than the rest of the archive, too often for chance.
//
// Log-likelihood ratio of a 2x2 table (T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence",
// Computational Linguistics 19(1), 1993, equation for binomials):
//
//              with the value   without
//   matches    a                b              G2 = 2 * sum of n * ln(n / expected n) over the four cells,
//   the rest   c                d              expected = row sum * column sum / all; 0 * ln 0 = 0
//
// Unlike a ratio of shares it does not put a name on top that was seen once, and unlike chi-squared it holds for small
// counts.
#pragma once

#include <cstdint>

namespace dateline {

/// How often a value was seen in two sets, the first a part of the second.
struct Occurrences {
  std::uint64_t matches_with = 0;
  std::uint64_t matches = 0;
  std::uint64_t archive_with = 0;
  std::uint64_t archive = 0;
};

/// A value must be in so many matches at least.
inline constexpr std::uint64_t kLeastSalientMatches = 3;
/// Chance alone reaches this once in a thousand times (chi-squared, one degree of freedom).
inline constexpr double kLeastSalience = 10.83;

/// G2 of the table, rounded to a multiple of 2^-20, so that equal tables tie on any machine; negative where the matches
/// have the value less often than the rest, 0 where as often.
[[nodiscard]] double log_likelihood(const Occurrences& seen) noexcept;

/// The share of the value among the matches over its share in the archive: 1 if they have it as often.
[[nodiscard]] double lift(const Occurrences& seen) noexcept;

/// True if the value stands out by the limits above.
[[nodiscard]] bool is_salient(const Occurrences& seen) noexcept;

}  // namespace dateline
