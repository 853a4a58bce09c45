// Posting lists that grow side by side, row by row.
//
//   bytes of a list: row gap, wdf of every posting; the gap counts the rows left out
//
// The last posting of a list waits until the next row is known: several words of a row may have one stem, and half of
// all lists have one posting and so never need memory elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/inverting/posting_arena.h"
#include "indexer/inverting/source.h"

namespace dateline {

class PostingLists {
 public:
  PostingLists() = default;
  explicit PostingLists(std::uint32_t lists) : states_(lists), firsts_(lists, 0) {}

  /// Rows ascend; the same row again adds to its wdf.
  void add(std::uint32_t list, std::uint32_t row, std::uint32_t wdf) {
    State& state = states_[list];
    if (state.row_plus_one == row + 1) {
      state.wdf += wdf;
      return;
    }
    if (state.row_plus_one != 0) put_away(list, state, row);
    state.row_plus_one = row + 1;
    state.wdf = wdf;
  }
  /// Every list lies elsewhere in memory, so what comes soon is asked for early: first what is known of a list, then,
  /// when that has come, the place where it grows.
  void prefetch(std::uint32_t list) const noexcept { __builtin_prefetch(&states_[list], 1); }
  void prefetch_end(std::uint32_t list) const noexcept { arena_.prefetch(states_[list].stream); }

  [[nodiscard]] bool empty(std::uint32_t list) const { return states_[list].row_plus_one == 0; }
  /// `out` becomes the bytes of a list that is not empty.
  void collect(std::uint32_t list, std::string& out) const;

 private:
  struct State {
    PostingArena::Stream stream;
    std::uint32_t row_plus_one = 0;  // of the posting that waits; 0: none yet
    std::uint32_t wdf = 0;
  };
  static_assert(sizeof(State) == 16);

  void put_away(std::uint32_t list, State& state, std::uint32_t next_row) {
    if (state.stream.at == 0) {
      firsts_[list] = arena_.open(state.stream);
      arena_.append(state.stream, state.row_plus_one - 1);
    }
    arena_.append(state.stream, state.wdf);
    arena_.append(state.stream, next_row - state.row_plus_one);
  }

  std::vector<State> states_;
  std::vector<std::uint32_t> firsts_;  // 0: nothing put away
  PostingArena arena_;
};

/// Reads the bytes of a list.  Throws Error(io) if they are none.
void read_postings(std::string_view bytes, std::vector<SourcePosting>& postings);

}  // namespace dateline
