// A term's posting list in one shard, as a row of blocks that are decoded when they are wanted.
//
// Long lists come from the blocks file, short ones are the single chunk that the table's leaf holds; both are read from
// glass's own bytes.  What is kept of a list are a dozen bytes a block.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <xapian.h>

#include "common/archive/glass_lookup.h"
#include "searcher/matching/dense_list.h"
#include "searcher/matching/posting_decode.h"

namespace dateline {

/// Immutable once made, but for `dense`.
struct TermList {
  std::uint32_t documents = 0;
  std::uint64_t occurrences = 0;

  // By block, ascending.
  std::vector<Xapian::docid> last;    ///< last docid
  std::vector<Xapian::docid> before;  ///< what the first gap counts from; the first docid if it begins a chunk
  std::vector<std::uint64_t> offset;  ///< of its bytes in the table
  std::vector<std::uint8_t> postings;
  std::vector<bool> begins_chunk;

  /// The greatest saturation (ineb2.h) of any posting in each window of rows, in units of 1 / kBestUnit, rounded up.
  std::vector<std::uint16_t> best;
  std::uint16_t best_of_all = 0;
  static constexpr float kBestUnit = 65535.F;

  /// Where the table does not hold the list in one piece, what Xapian read of it; a block is kBlockPostings of them.
  std::vector<Xapian::docid> own_docids;
  std::vector<std::uint32_t> own_wdfs;

  /// The same as bits, of a frequent term that is asked for again and again.
  std::shared_ptr<const DenseList> dense;

  [[nodiscard]] std::size_t blocks() const noexcept { return last.size(); }
  /// Without `dense`.
  [[nodiscard]] std::size_t bytes() const noexcept;
  /// The first block whose last docid is not below `row`, from block `from` on; blocks() if there is none.
  [[nodiscard]] std::size_t block_of(Xapian::docid row, std::size_t from) const noexcept;
};

/// Reads the blocks of one list.  Cheap to make; the list and the table must stay.
class ListReader {
 public:
  ListReader(const TermList& list, const GlassLookup& table) : list_(&list), table_(&table) {}

  [[nodiscard]] const TermList& list() const noexcept { return *list_; }
  /// The postings of a block; valid until the next call.  Throws Error(damaged) for bytes that are none, or another
  /// last docid than the block is said to have.
  [[nodiscard]] const DecodedBlock& block(std::size_t index);

  /// The number of occurrences in a row, 0 if it has none.  Fast if rows ascend from call to call.
  [[nodiscard]] std::uint32_t wdf(Xapian::docid row);

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  void decode(std::size_t index);

  const TermList* list_;
  const GlassLookup* table_;
  std::size_t decoded_ = kNone;
  std::size_t at_ = 0;  // block of the last wdf()
  std::uint32_t in_block_ = 0;
  DecodedBlock block_;
};

}  // namespace dateline
