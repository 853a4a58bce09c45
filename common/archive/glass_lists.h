// The posting lists of a postlist.glass in order of their terms, checked to the last posting.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/archive/blocks.h"
#include "common/archive/glass_leaves.h"
#include "common/text/varint.h"

namespace dateline {

/// Walks the table once.  Borrows its bytes.  Document lengths, values and metadata are passed over.  Throws
/// Error(damaged) for a table whose bytes are not what glass writes.
class GlassLists {
 public:
  /// No docid may be above `most`.
  GlassLists(std::string_view table, const GlassRoot& root, const std::string& path,
             Xapian::docid most = std::numeric_limits<Xapian::docid>::max())
      : leaves_(table, root, path), most_(most) {}

  /// Moves to the next term; false behind the last.  What is left of the list before is checked on the way.
  [[nodiscard]] bool next();
  /// As glass orders them: by bytes.  Valid until next().
  [[nodiscard]] std::string_view term() const noexcept { return term_; }
  /// The same with zero bytes escaped, which keeps the order; valid as long as the table.
  [[nodiscard]] std::string_view key() const noexcept { return key_; }
  /// How many the list's head says that there are.
  [[nodiscard]] std::uint32_t documents() const noexcept { return documents_; }

  /// Calls visit(docid, wdf) for the postings of the next chunk, docids ascending; false behind the last chunk.
  template <typename Visit>
  [[nodiscard]] bool read_chunk(Visit visit) {
    if (!next_chunk()) return false;
    decode(visit);
    return true;
  }
  /// Calls it for all postings of the list that are not read yet.
  template <typename Visit>
  void read(Visit visit) {
    while (read_chunk(visit)) {
    }
  }
  /// The chunk read last; valid until the next one.  Its bytes are those in the file if it is whole.
  [[nodiscard]] const PostingChunk& chunk() const noexcept { return chunk_; }
  [[nodiscard]] bool chunk_is_whole() const noexcept { return leaves_.item().whole; }

  [[nodiscard]] const GlassLeaves& leaves() const noexcept { return leaves_; }

 private:
  [[noreturn]] void damaged(const char* what) const;
  [[nodiscard]] bool next_item();
  void set_term(std::string_view key);
  [[nodiscard]] bool next_chunk();
  void read_chunk_head();

  template <typename Visit>
  void decode(Visit& visit) {
    const char* at = chunk_.bytes.data();
    const char* const end = at + chunk_.bytes.size();
    std::uint64_t docid = chunk_.first_docid;
    std::uint64_t documents = 1;
    std::uint64_t occurrences = 0;
    std::uint32_t gap = 0;
    std::uint32_t wdf = 0;
    if (!read_varint(at, end, wdf)) damaged("a chunk ends in a posting");
    visit(static_cast<Xapian::docid>(docid), wdf);
    occurrences += wdf;
    while (at != end) {
      if (!read_varint(at, end, gap) || !read_varint(at, end, wdf)) damaged("a chunk ends in a posting");
      docid += std::uint64_t{gap} + 1;
      if (docid > last_) break;
      visit(static_cast<Xapian::docid>(docid), wdf);
      ++documents;
      occurrences += wdf;
    }
    if (docid != last_) damaged("a chunk ends with another document than it says");
    found_documents_ += documents;
    found_occurrences_ += occurrences;
  }

  GlassLeaves leaves_;
  Xapian::docid most_;
  bool first_chunk_ = false;   // the item at hand is the list's first chunk, not read yet
  bool list_ended_ = true;     // its last chunk was read
  const char* tag_ = nullptr;  // of the item at hand, behind what was read of it
  std::string_view key_, term_;
  std::string unescaped_;  // the term, if it has zero bytes
  PostingChunk chunk_;
  Xapian::docid last_ = 0;  // of the chunk
  std::uint32_t documents_ = 0;
  std::uint64_t found_documents_ = 0;
  std::uint64_t occurrences_ = 0, found_occurrences_ = 0;
};

}  // namespace dateline
