#include "searcher/matching/term_list.h"

#include <algorithm>
#include <string>

namespace dateline {

std::size_t TermList::block_of(Xapian::docid row, std::size_t from) const noexcept {
  // Most steps are short: gallop, then halve.
  std::size_t step = 1;
  std::size_t low = from;
  while (low + step < last.size() && last[low + step - 1] < row) {
    low += step;
    step *= 2;
  }
  const auto begin = last.begin() + static_cast<std::ptrdiff_t>(std::min(low, last.size()));
  const auto end = last.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, last.size()));
  return static_cast<std::size_t>(std::lower_bound(begin, end, row) - last.begin());
}

std::size_t TermList::bytes() const noexcept {
  constexpr std::size_t kOfBlock = 2 * sizeof(Xapian::docid) + sizeof(std::uint64_t) + 2;
  return sizeof(TermList) + blocks() * kOfBlock + best.size() * sizeof best[0] +
         own_docids.size() * (sizeof own_docids[0] + sizeof own_wdfs[0]);
}

void ListReader::decode(std::size_t index) {
  const std::uint32_t postings = list_->postings[index];
  if (!list_->own_docids.empty()) {
    const auto from = static_cast<std::ptrdiff_t>(index * kBlockPostings);
    std::copy_n(list_->own_docids.begin() + from, postings, block_.docids.begin());
    std::copy_n(list_->own_wdfs.begin() + from, postings, block_.wdfs.begin());
    std::fill(block_.docids.begin() + postings, block_.docids.end(), ~Xapian::docid{0});
    block_.size = postings;
    return;
  }
  const std::uint64_t offset = list_->offset[index];
  const std::uint64_t end = std::min<std::uint64_t>(table_->block_end(offset), table_->bytes().size());
  const std::string_view bytes = offset < end ? table_->bytes().substr(offset, end - offset) : std::string_view();
  const std::size_t used = decode_postings(bytes, list_->before[index], list_->begins_chunk[index], postings, block_);
  const bool more_of_chunk = index + 1 < list_->blocks() && !list_->begins_chunk[index + 1];
  if (used == 0 || block_.docids[postings - 1] != list_->last[index] ||
      (more_of_chunk && offset + used != list_->offset[index + 1])) {
    throw_damaged_table(table_->path(), "a posting list holds other documents than its blocks say");
  }
}

const DecodedBlock& ListReader::block(std::size_t index) {
  if (index != decoded_) {
    decoded_ = kNone;
    decode(index);
    decoded_ = index;
    in_block_ = 0;
  }
  return block_;
}

std::uint32_t ListReader::wdf(Xapian::docid row) {
  if (list_->dense) return list_->dense->wdf(row);
  if (at_ >= list_->blocks() || (at_ > 0 && row <= list_->last[at_ - 1])) at_ = 0;
  at_ = list_->block_of(row, at_);
  if (at_ == list_->blocks()) return 0;
  const DecodedBlock& postings = block(at_);
  if (postings.docids[in_block_] > row) in_block_ = 0;
  in_block_ = postings.first_from(row, in_block_);
  return postings.docids[in_block_] == row ? postings.wdfs[in_block_] : 0;
}

}  // namespace dateline
