// How age takes from a score, if it is asked to (RankingWeights stand for what a text weighs, this for its date).
//
//   score * (1 + 2^(-age / half life)) / 2
//
// A whole half life costs a quarter, and however old an article is, half of its score stays: an old article about the
// matter still comes before a new one that touches it.  A factor is never above 1, so what bounds a score bounds what
// is left of it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "common/archive/columns.h"
#include "searcher/matching/ineb2.h"

namespace dateline {

struct Fading {
  double half_life = 0;         ///< days; 0: nothing fades
  std::int32_t newest_day = 0;  ///< of age 0, as are later ones

  /// What is left for an article whose date ends with `day`; one without a date counts as infinitely old.
  [[nodiscard]] Score of(Score score, std::int32_t day) const {
    if (half_life <= 0) return score;
    const double age = std::max(0., static_cast<double>(newest_day) - static_cast<double>(day));
    const double factor = day == Columns::kUndated ? .5 : (1 + std::exp2(-age / half_life)) / 2;
    return static_cast<Score>(std::llrint(static_cast<double>(score) * factor));
  }
};

}  // namespace dateline
