#include "searcher/matching/row_set.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

// By halves (Warren, "Hacker's Delight", 5-1): the compiler makes vectors of it, where a processor's own instruction
// may not be taken for granted.
std::uint64_t bits_of(std::uint64_t word) noexcept {
  word -= (word >> 1) & 0x5555555555555555U;
  word = (word & 0x3333333333333333U) + ((word >> 2) & 0x3333333333333333U);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  word += word >> 8;
  word += word >> 16;
  return (word + (word >> 32)) & 0x7FU;
}

}  // namespace

std::uint64_t count_bits(const std::vector<std::uint64_t>& words) noexcept {
  std::uint64_t count = 0;
  for (const std::uint64_t word : words) count += bits_of(word);
  return count;
}

RowSet RowSet::of_list(std::vector<Xapian::docid> rows) {
  RowSet set;
  set.size_ = rows.size();
  set.list_ = std::move(rows);
  return set;
}

RowSet RowSet::of_bits(std::vector<std::uint64_t> words) {
  RowSet set;
  set.size_ = count_bits(words);
  set.words_ = std::move(words);
  return set;
}

bool RowSet::contains(Xapian::docid row) const noexcept {
  if (is_sparse()) return std::binary_search(list_.begin(), list_.end(), row);
  return row / 64 < words_.size() && (words_[row / 64] >> (row % 64) & 1U) != 0;
}

Xapian::docid RowSet::last_up_to(Xapian::docid row) const noexcept {
  if (is_sparse()) {
    const auto behind = std::upper_bound(list_.begin(), list_.end(), row);
    return behind == list_.begin() ? 0 : *(behind - 1);
  }
  std::size_t word = row / 64;
  std::uint64_t bits = 0;
  if (word < words_.size()) {
    bits = words_[word] & (~std::uint64_t{0} >> (63 - row % 64));
  } else {
    word = words_.size() - 1;
    bits = words_[word];
  }
  while (bits == 0 && word > 0) bits = words_[--word];
  return bits == 0 ? 0 : static_cast<Xapian::docid>(word * 64 + 63 - static_cast<unsigned>(std::countl_zero(bits)));
}

Xapian::docid RowSet::first_from(Xapian::docid row) const noexcept {
  if (is_sparse()) {
    const auto at = std::lower_bound(list_.begin(), list_.end(), row);
    return at == list_.end() ? 0 : *at;
  }
  std::size_t word = row / 64;
  if (word >= words_.size()) return 0;
  std::uint64_t bits = words_[word] & (~std::uint64_t{0} << (row % 64));
  while (bits == 0 && ++word < words_.size()) bits = words_[word];
  return bits == 0 ? 0 : static_cast<Xapian::docid>(word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
}

std::vector<Xapian::docid> RowSet::list() const {
  if (is_sparse()) return list_;
  std::vector<Xapian::docid> rows;
  rows.reserve(size_);
  for_each([&](Xapian::docid row) { rows.push_back(row); });
  return rows;
}

}  // namespace dateline
