// The words of one article, each once.
//
// An article has each of its words twice, on average.  Whoever numbers the words of a whole run looks every word up in
// a table far larger than any cache; so the repetitions are found here first, in a table that fits the smallest one,
// and by the workers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/word_buffer.h"
#include "common/archive/tokens.h"

namespace dateline {

struct DistinctWords {
  struct Entry {
    std::uint64_t hash = 0;  ///< string_hash()
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
  };
  std::string bytes;
  std::vector<Entry> entries;  ///< in order of first appearance: number 1 is entries[0]
  std::uint32_t in_title = 0;  ///< so many of them, the first ones, stand in the title

  [[nodiscard]] std::string_view word(const Entry& entry) const {
    return std::string_view(bytes).substr(entry.offset, entry.size);
  }
};

/// Makes them.  Not thread-safe: keeps its table.
class DistinctWordsMaker {
 public:
  /// Of words whose first `title_entries` entries are the title's.  `tokens` become the article's, in numbers of `out`.
  void make(const WordBuffer& words, std::size_t title_entries, DistinctWords& out, ArticleTokens& tokens);

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t number = 0;  // 0: free
  };
  [[nodiscard]] WordNumber number_of(std::string_view word, DistinctWords& out);

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

}  // namespace dateline
