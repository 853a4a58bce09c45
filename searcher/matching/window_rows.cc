#include "searcher/matching/window_rows.h"

#include <algorithm>

namespace dateline {
namespace {

// Sets of so many lists are told apart exactly; of the smaller ones a row needs to be in any.
constexpr std::size_t kTold = 6;

constexpr WindowBits filled(std::uint64_t word) {
  WindowBits bits{};
  bits.fill(word);
  return bits;
}

void add(WindowBits& bits, const std::uint64_t* more) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= more[i];
}

}  // namespace

WindowRows::WindowRows(std::vector<ListReader>& readers, const std::vector<float>& weights, Stopwatch& stopwatch)
    : readers_(readers), weights_(weights), stopwatch_(stopwatch), made_(readers.size()) {}

void WindowRows::set(std::uint32_t window) {
  begin_ = window << ShardLists::kWindowBits;
  lists_.clear();
  for (std::uint32_t term = 0; term < readers_.size(); ++term) {
    const TermList& list = readers_[term].list();
    if (list.best[window] == 0) continue;
    const float bound = weights_[term] / TermList::kBestUnit * static_cast<float>(list.best[window]);
    lists_.push_back(
        {.bound = bound, .term = term, .words = list.dense ? list.dense->bits().data() + begin_ / 64 : nullptr});
  }
  std::sort(lists_.begin(), lists_.end(), [](const List& a, const List& b) { return a.bound > b.bound; });
  float up_to = 0;
  for (auto list = lists_.rbegin(); list != lists_.rend(); ++list) list->up_to = up_to += list->bound;
}

WindowBits WindowRows::reaching(std::size_t from, float needed) {
  if (needed <= 0) return filled(~std::uint64_t{0});
  if (from == lists_.size() || lists_[from].up_to < needed) return filled(0);
  if (from == kTold) {
    WindowBits any = filled(0);
    for (std::size_t i = from; i < lists_.size(); ++i) add(any, words_of(lists_[i]));
    return any;
  }
  WindowBits with = reaching(from + 1, needed - lists_[from].bound);
  const std::uint64_t* const words = words_of(lists_[from]);
  for (std::size_t i = 0; i < with.size(); ++i) with[i] &= words[i];
  if (from + 1 < lists_.size() && lists_[from + 1].up_to >= needed) add(with, reaching(from + 1, needed).data());
  return with;
}

const std::uint64_t* WindowRows::words_of(List& list) {
  if (list.words != nullptr) return list.words;
  WindowBits& bits = made_[list.term];
  bits.fill(0);
  ListReader& reader = readers_[list.term];
  const Xapian::docid end = begin_ + static_cast<Xapian::docid>(kWindowRows);
  for (std::size_t index = reader.list().block_of(begin_, 0); index < reader.list().blocks(); ++index) {
    stopwatch_.tick();
    const DecodedBlock& block = reader.block(index);
    // What stands behind the last one is larger than any row.
    for (std::uint32_t i = block.first_from(begin_, 0); block.docids[i] < end; ++i) {
      const std::size_t bit = block.docids[i] - begin_;
      bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    if (reader.list().last[index] >= end) break;
  }
  return list.words = bits.data();
}

}  // namespace dateline
