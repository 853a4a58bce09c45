// The weight of a term in a document: IneB2 of Amati's divergence from randomness, as Xapian 1.4's IneB2Weight computes
// it (xapian-core/include/xapian/weight.h), with c = 2.
//
//   x = wdf * log2(1 + c * average length / length)
//   weight = factor * idf * (occurrences + 1) / documents * x / (x + 1)
//
// All numbers but wdf and length are the whole archive's, so that weights do not depend on shards.  A weight is rounded
// to a multiple of 2^-32, so that sums are exact in any order.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "common/archive/columns.h"

namespace dateline {

/// c of IneB2: measured best over four collections (ahead of BM25 of stock Xapian and of Lucene).
inline constexpr double kIneB2C = 2.0;

/// A weight in units of 2^-32.
using Score = std::int64_t;
inline constexpr double kScoreUnit = 4294967296.0;
[[nodiscard]] inline double to_double(Score score) noexcept { return static_cast<double>(score) / kScoreUnit; }

/// A weight that Xapian computed, rounded as ours are.
[[nodiscard]] inline double rounded_score(double score) noexcept {
  return std::nearbyint(score * kScoreUnit) / kScoreUnit;
}

struct CollectionStats {
  double documents = 0;
  double average_length = 0;
};

[[nodiscard]] inline double length_norm(const CollectionStats& stats, std::uint32_t length) noexcept {
  return std::log2(1 + kIneB2C * stats.average_length / length);
}

/// What grows with the number of occurrences: below 1.
template <typename Number>
[[nodiscard]] inline Number saturation(Number wdf, Number norm) noexcept {
  const Number x = wdf * norm;
  return x / (x + 1);
}

/// What a saturation of 1 would weigh; 0 for a term that no document has.
[[nodiscard]] inline double largest_weight(const CollectionStats& stats, double documents,
                                           double occurrences) noexcept {
  if (documents <= 0 || stats.documents <= 0) return 0;
  const double expected = stats.documents * (1 - std::exp(-occurrences / stats.documents));
  return std::log2((stats.documents + 1) / (expected + .5)) * ((occurrences + 1) / documents);
}

[[nodiscard]] inline Score exact_weight(double largest, std::uint32_t wdf, double norm) noexcept {
  return wdf == 0 ? 0 : static_cast<Score>(std::llrint(largest * saturation<double>(wdf, norm) * kScoreUnit));
}

}  // namespace dateline
