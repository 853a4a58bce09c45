// Length norms (ineb2.h) of a shard's rows, a byte each, for sums that may be a little too large but never too small.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "searcher/matching/ineb2.h"

namespace dateline {

class RoundedNorms {
 public:
  RoundedNorms(const Columns& columns, const CollectionStats& stats);
  /// At least length_norm(), by less than a 255th of the shard's range.
  [[nodiscard]] float operator[](Xapian::docid row) const noexcept { return norms_[codes_[row]]; }
  /// saturation() of ineb2.h by this norm.
  [[nodiscard]] float saturation(std::uint32_t wdf, Xapian::docid row) const noexcept {
    return wdf < kTabledWdfs ? saturations_[wdf][codes_[row]]
                             : dateline::saturation(static_cast<float>(wdf), norms_[codes_[row]]);
  }

 private:
  // Nearly all are smaller; dividing takes longer than looking up.
  static constexpr std::size_t kTabledWdfs = 8;

  std::vector<std::uint8_t> codes_;  // by row
  std::array<float, 256> norms_{};   // by code, rising
  std::array<std::array<float, 256>, kTabledWdfs> saturations_{};
};

}  // namespace dateline
