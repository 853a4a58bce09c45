// Words of a text without an allocation a word: what indexing reads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// Words in order of position, then plain before joined.  Meant to be cleared and filled again.
struct WordBuffer {
  struct Entry {
    std::uint32_t offset = 0;  ///< of the folded word in `bytes`
    std::uint32_t size = 0;
    Span span;                   ///< bytes of the text it was cut from
    std::uint32_t position = 0;  ///< a joined word has the position of its first part
    bool joined = false;         ///< an extra form of the words it spans
    bool begins_sentence = false;
  };
  std::string bytes;
  std::vector<Entry> entries;

  [[nodiscard]] std::string_view word(const Entry& entry) const {
    return std::string_view(bytes).substr(entry.offset, entry.size);
  }
  void clear() {
    bytes.clear();
    entries.clear();
  }
};

}  // namespace dateline
