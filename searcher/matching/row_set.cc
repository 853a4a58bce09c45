#include "searcher/matching/row_set.h"

#include <algorithm>
#include <utility>

namespace dateline {

RowSet RowSet::of_list(std::vector<Xapian::docid> rows) {
  RowSet set;
  set.size_ = rows.size();
  set.list_ = std::move(rows);
  return set;
}

RowSet RowSet::of_bits(RowBits bits) {
  RowSet set;
  set.size_ = count_bits(bits);
  set.bits_ = std::move(bits);
  return set;
}

RowSet RowSet::of_window(RowWindow window) {
  RowSet set;
  set.size_ = window.size();
  if (!window.empty()) set.window_ = window;
  return set;
}

bool RowSet::contains(Xapian::docid row) const noexcept {
  if (is_sparse()) return std::binary_search(list_.begin(), list_.end(), row);
  return (word(row / 64) >> (row % 64) & 1U) != 0;
}

Xapian::docid RowSet::last_up_to(Xapian::docid row) const noexcept {
  if (is_sparse()) {
    const auto behind = std::upper_bound(list_.begin(), list_.end(), row);
    return behind == list_.begin() ? 0 : *(behind - 1);
  }
  if (bits_.empty()) return row < window_.first ? 0 : std::min(row, window_.last);
  std::size_t word = row / 64;
  std::uint64_t bits = 0;
  if (word < bits_.size()) {
    bits = bits_[word] & (~std::uint64_t{0} >> (63 - row % 64));
  } else {
    word = bits_.size() - 1;
    bits = bits_[word];
  }
  while (bits == 0 && word > 0) bits = bits_[--word];
  return bits == 0 ? 0 : static_cast<Xapian::docid>(word * 64 + 63 - static_cast<unsigned>(std::countl_zero(bits)));
}

Xapian::docid RowSet::first_from(Xapian::docid row) const noexcept {
  if (is_sparse()) {
    const auto at = std::lower_bound(list_.begin(), list_.end(), row);
    return at == list_.end() ? 0 : *at;
  }
  if (bits_.empty()) return row > window_.last ? 0 : std::max(row, window_.first);
  std::size_t word = row / 64;
  if (word >= bits_.size()) return 0;
  std::uint64_t bits = bits_[word] & (~std::uint64_t{0} << (row % 64));
  while (bits == 0 && ++word < bits_.size()) bits = bits_[word];
  return bits == 0 ? 0 : static_cast<Xapian::docid>(word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
}

std::uint64_t RowSet::count(RowWindow window) const noexcept {
  if (window.empty()) return 0;
  if (is_sparse()) {
    const auto first = std::lower_bound(list_.begin(), list_.end(), window.first);
    return static_cast<std::uint64_t>(std::upper_bound(first, list_.end(), window.last) - first);
  }
  if (bits_.empty())
    return RowWindow{std::max(window.first, window_.first), std::min(window.last, window_.last)}.size();
  const auto most = static_cast<Xapian::docid>(bits_.size() * 64 - 1);
  return count_bits(bits_, {window.first, std::min(window.last, most)});
}

std::vector<Xapian::docid> RowSet::list() const {
  if (is_sparse()) return list_;
  std::vector<Xapian::docid> rows;
  rows.reserve(size_);
  for_each([&](Xapian::docid row) { rows.push_back(row); });
  return rows;
}

}  // namespace dateline
