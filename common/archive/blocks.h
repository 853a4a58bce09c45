// blocks: where the chunks of the longer posting lists lie in a shard's postlist.glass, and the best a block can score.
//
// A cache: made while the chunks are written, or from the table's leaves; versioned, checksummed, mapped into memory.
// Nothing is stored twice: a block points at glass's own bytes.
//
// A block is up to kBlockPostings postings inside one chunk of a list of more than kBlockPostings documents:
//   last docid | where its first posting's bytes begin in the file | number of postings | undominated (wdf, length)
//   pairs
// The pairs are those that no other posting of the block beats with a wdf at least as high and a length at most as
// long; from them the exact largest weight of the block follows for any formula that grows with wdf and falls with
// length.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace dateline {

inline constexpr std::uint32_t kBlockPostings = 128;

/// A chunk of a posting list as it lies in the file.  `bytes`: varint wdf of first_docid, then for each further
/// posting varint (docid gap - 1), varint wdf.
struct PostingChunk {
  Xapian::docid first_docid = 0;
  std::uint64_t file_offset = 0;  ///< of bytes[0] in postlist.glass
  std::string_view bytes;
};

struct Candidate {
  std::uint32_t wdf = 0;
  std::uint32_t length = 0;
  bool operator==(const Candidate&) const = default;
};

struct Block {
  Xapian::docid first_docid = 0;
  Xapian::docid last_docid = 0;
  /// Of the first posting's bytes: its wdf if the block begins a chunk, else its docid gap.
  std::uint64_t file_offset = 0;
  bool begins_chunk = false;
  std::uint32_t postings = 0;       ///< 1..kBlockPostings
  std::span<const Candidate> best;  ///< wdf ascending, length ascending
};

/// Collects the blocks of terms in byte order, and writes the file.
class BlocksWriter {
 public:
  /// `lengths`: document lengths by docid, index 0 unused; must stay valid.
  explicit BlocksWriter(std::span<const std::uint32_t> lengths);
  ~BlocksWriter();
  BlocksWriter(const BlocksWriter&) = delete;
  BlocksWriter& operator=(const BlocksWriter&) = delete;

  /// The chunks of one term's list, in order; lists of at most kBlockPostings documents are passed over.
  /// Throws Error(damaged) for bytes that are no chunk, or a docid without a length.
  void add(std::string_view term, std::span<const PostingChunk> chunks);
  /// Writes the file for a finished postlist.glass of this size.  Not synced.  Throws Error(io).
  void write(const std::string& file, std::uint64_t postlist_bytes) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// An opened file.  Immutable, shared between threads.
class Blocks {
 public:
  /// Throws Error(damaged) with the hint "--repair" if the file is missing, cut, changed, of another version, or not of
  /// this postlist.glass: every offset is looked at here, once.
  [[nodiscard]] static std::shared_ptr<const Blocks> open(const std::string& file, std::uint64_t postlist_bytes,
                                                          std::uint32_t articles);
  ~Blocks();
  Blocks(const Blocks&) = delete;
  Blocks& operator=(const Blocks&) = delete;

  /// Number of terms with blocks.
  [[nodiscard]] std::size_t terms() const noexcept;
  /// The blocks of a term's list, in order of docid; empty if the term has none.  Valid as long as this object: lists
  /// that were asked for are kept (some 80 bytes a block).
  [[nodiscard]] std::span<const Block> list(std::string_view term) const;
  /// The same copied; `best` borrows from this object.
  [[nodiscard]] std::vector<Block> find(std::string_view term) const;

 private:
  Blocks();
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Walks the leaves of a postlist.glass in order, from the root that iamglass beside it names, and hands over the
/// chunks of every term's list (document lengths and values are passed over).  A list with a chunk that the table holds
/// in several pieces comes with no chunks: its bytes do not lie side by side.  (Our writer keeps chunks whole; Xapian's
/// own cuts those of terms longer than some 25 bytes.)  Used to make and to check blocks without the library that wrote
/// the table.  Throws Error(damaged) for a table whose bytes are not what glass writes.
void for_each_posting_list(const std::string& postlist_file,
                           const std::function<void(std::string_view term, std::span<const PostingChunk>)>& visit);

}  // namespace dateline
