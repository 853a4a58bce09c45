#include "searcher/matching/dense_list.h"

#include <algorithm>

namespace dateline {

DenseList::DenseList(Xapian::docid rows) : bits_((rows / 64 / kWords + 1) * kWords) {}

void DenseList::add(const Xapian::docid* rows, const std::uint32_t* wdfs, std::size_t count) {
  set_rows(bits_, rows, count);
  for (std::size_t i = 0; i < count; ++i) {
    wdfs_.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(wdfs[i], kLarge)));
    if (wdfs[i] >= kLarge) large_.emplace_back(rows[i], wdfs[i]);
  }
}

void DenseList::finish() {
  before_.reserve(bits_.size());
  std::uint32_t before = 0;
  for (const std::uint64_t word : bits_) {
    before_.push_back(before);
    before += count_bits(word);
  }
}

std::uint32_t DenseList::large_wdf(Xapian::docid row) const noexcept {
  return std::lower_bound(large_.begin(), large_.end(), std::pair<Xapian::docid, std::uint32_t>{row, 0})->second;
}

std::size_t DenseList::bytes() const noexcept {
  return bits_.size() * sizeof bits_[0] + before_.size() * sizeof before_[0] + wdfs_.size() +
         large_.size() * sizeof(std::pair<Xapian::docid, std::uint32_t>);
}

}  // namespace dateline
