#include "searcher/matching/rounded_norms.h"

#include <algorithm>

namespace dateline {
namespace {

// Longer articles are rare, and their norms are small and near each other.
constexpr std::uint32_t kTabled = 4096;

}  // namespace

RoundedNorms::RoundedNorms(const Columns& columns, const CollectionStats& stats)
    : codes_(columns.articles() + std::size_t{1}) {
  std::uint32_t shortest = ~0U;
  for (Xapian::docid row = 1; row <= columns.articles(); ++row) {
    if (columns.length(row) > 0) shortest = std::min(shortest, columns.length(row));
  }
  if (shortest == ~0U) return;
  // Code 0 is for rows without words; the others run up to the norm of the shortest.
  const double most = length_norm(stats, shortest) * (1 + 1e-6);
  for (std::size_t code = 1; code < norms_.size(); ++code) {
    norms_[code] = static_cast<float>(most * static_cast<double>(code) / 255);
  }
  for (std::size_t wdf = 0; wdf < kTabledWdfs; ++wdf) {
    for (std::size_t code = 0; code < norms_.size(); ++code) {
      saturations_[wdf][code] = dateline::saturation(static_cast<float>(wdf), norms_[code]);
    }
  }
  const auto code_of = [&](std::uint32_t length) {
    auto code = static_cast<std::size_t>(std::min(255., std::ceil(length_norm(stats, length) / most * 255)));
    while (code < 255 && static_cast<double>(norms_[code]) < length_norm(stats, length)) ++code;
    return static_cast<std::uint8_t>(code);
  };
  std::vector<std::uint8_t> by_length(kTabled);
  for (Xapian::docid row = 1; row <= columns.articles(); ++row) {
    const std::uint32_t length = columns.length(row);
    if (length == 0) continue;
    if (length >= kTabled) {
      codes_[row] = code_of(length);
      continue;
    }
    if (by_length[length] == 0) by_length[length] = code_of(length);
    codes_[row] = by_length[length];
  }
}

}  // namespace dateline
