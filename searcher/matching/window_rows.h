// Which rows of a window of a shard could weigh enough, told by which lists they are in.
//
// What a list gives at most in the window is known, so a row can only reach what is needed if the lists that it is in
// can together.  Which sets of lists can is asked once; which rows are in such a set is told for 64 rows at a time:
//
//   bounds 5 3 2, needed 6      (a and b) or (a and c)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searcher/matching/shard_lists.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

inline constexpr std::size_t kWindowRows = std::size_t{1} << ShardLists::kWindowBits;
/// Bit i is row begin + i of the window.
using WindowBits = std::array<std::uint64_t, kWindowRows / 64>;
static_assert(WindowBits().size() == DenseList::kWords);

/// The lists that have rows in one window.  Reused from window to window.
class WindowRows {
 public:
  struct List {
    float bound = 0;  ///< what it gives at most
    float up_to = 0;  ///< the sum of its bound and of all smaller ones
    std::uint32_t term = 0;
    const std::uint64_t* words = nullptr;  ///< its WindowBits, if they are known
  };

  /// All must stay; `readers` and `weights` (of a saturation of 1) by term.
  WindowRows(std::vector<ListReader>& readers, const std::vector<float>& weights, Stopwatch& stopwatch);

  /// Begins a window.
  void set(std::uint32_t window);
  /// Those with a bound, the largest first.
  [[nodiscard]] const std::vector<List>& lists() const noexcept { return lists_; }
  /// Rows outside cannot reach `needed`, which is above 0; a few inside cannot either.
  [[nodiscard]] WindowBits reaching(float needed) { return reaching(0, needed); }

 private:
  [[nodiscard]] WindowBits reaching(std::size_t from, float needed);
  [[nodiscard]] const std::uint64_t* words_of(List& list);

  std::vector<ListReader>& readers_;
  const std::vector<float>& weights_;
  Stopwatch& stopwatch_;
  Xapian::docid begin_ = 0;
  std::vector<List> lists_;
  std::vector<WindowBits> made_;  // by term, of lists that are not dense
};

}  // namespace dateline
