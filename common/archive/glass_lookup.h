// One posting list found in a mapped postlist.glass, by its tree.
//
// A query asks for a handful of lists; Xapian's own interface reads each block on the way with pread(2) and copies it.
// Nothing is believed: a wrong number anywhere ends in Error(damaged), not outside the bytes and not in a loop.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/archive/glass_table.h"

namespace dateline {

/// The head of a term's list and its first chunk.
struct GlassList {
  std::uint32_t documents = 0;
  std::uint64_t occurrences = 0;
  Xapian::docid first_docid = 0;
  Xapian::docid last_docid = 0;  ///< of the chunk
  bool only_chunk = false;
  /// Of the chunk: varint wdf of the first document, then for each further one varint (docid gap - 1), varint wdf.
  std::string_view postings;
};

/// The postlist table of one shard.  Immutable, shared between threads.
class GlassLookup {
 public:
  /// Throws Error: damaged, io.
  explicit GlassLookup(const std::string& shard_folder);

  struct Answer {
    std::optional<GlassList> list;
    /// The table holds the term's first chunk in several pieces (Xapian's own writer does that for long terms): the
    /// list must be read through Xapian.
    bool in_pieces = false;
  };
  /// Neither a list nor pieces if no document has the term.  Views stay valid as long as this object.
  [[nodiscard]] Answer find(std::string_view term) const;

  [[nodiscard]] std::string_view bytes() const noexcept { return table_.bytes(); }
  /// Where the block of the table that holds this byte ends.
  [[nodiscard]] std::uint64_t block_end(std::uint64_t offset) const noexcept {
    return (offset / table_.root().block_size + 1) * table_.root().block_size;
  }
  [[nodiscard]] const std::string& path() const noexcept { return table_.path(); }

 private:
  [[noreturn]] void damaged(const std::string& what) const;
  [[nodiscard]] std::string_view block(std::uint64_t number, std::uint32_t level) const;
  [[nodiscard]] std::string_view item(std::string_view block, std::size_t index, std::size_t least) const;
  [[nodiscard]] std::uint64_t child(std::string_view block, std::string_view key) const;
  [[nodiscard]] std::string_view leaf_item(std::string_view block, std::string_view key) const;

  GlassTable table_;
};

}  // namespace dateline
