// The posting lists of an archive's shards, for one searcher: found once, kept as rows of blocks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/archive/snapshot.h"
#include "searcher/matching/ineb2.h"
#include "searcher/matching/rounded_norms.h"
#include "searcher/matching/term_list.h"

namespace dateline {

/// One shard.  Not thread-safe: one per searcher.
class ShardLists {
 public:
  /// Of the shard `number` of the snapshot; it and the database must stay.
  ShardLists(const ArchiveSnapshot& snapshot, std::size_t number, const Xapian::Database& database,
             const CollectionStats& stats);

  /// The list of a term; one without documents if the shard has none.  Valid until forget().
  [[nodiscard]] const TermList& find(const std::string& term);
  [[nodiscard]] ListReader reader(const std::string& term) { return {find(term), table_}; }
  [[nodiscard]] ListReader reader(const TermList& list) const { return {list, table_}; }

  [[nodiscard]] const ShardView& view() const noexcept { return snapshot_.shards()[number_]; }
  /// Opened at the first call.  Throws Error(damaged) if the shard has none.
  [[nodiscard]] std::shared_ptr<const Tokens> tokens() const { return snapshot_.tokens(number_); }
  [[nodiscard]] Xapian::docid rows() const noexcept { return view().columns.articles(); }
  [[nodiscard]] const CollectionStats& stats() const noexcept { return stats_; }
  /// length_norm() by row, rounded up to one of few values: a byte a row stays in the processor's cache.
  [[nodiscard]] const RoundedNorms& norms() const noexcept { return norms_; }
  /// The rows that are not hidden, as the words of a RowSet; empty if none is hidden.
  [[nodiscard]] const std::vector<std::uint64_t>& visible() const noexcept { return visible_; }

  /// log2 of the rows of a window, for which a list knows its best.
  static constexpr unsigned kWindowBits = 10;
  [[nodiscard]] std::size_t windows() const noexcept { return (rows() >> kWindowBits) + 1; }

  /// Lets go of the lists if they have become many; nothing of a query may be left then.
  void forget_if_many();

 private:
  void read_short(const GlassList& found, TermList& list);
  void read_blocks(const GlassList& found, std::span<const Block> blocks, TermList& list);
  void read_through_xapian(const std::string& term, TermList& list);
  void add_best(TermList& list, Xapian::docid first, Xapian::docid last, float saturation) const;
  void note_best(TermList& list);
  [[nodiscard]] float best_of(std::span<const Candidate> pairs) const;

  const ArchiveSnapshot& snapshot_;
  std::size_t number_;
  std::shared_ptr<const Blocks> blocks_;
  const Xapian::Database& database_;
  CollectionStats stats_;
  GlassLookup table_;
  RoundedNorms norms_;
  std::vector<std::uint64_t> visible_;
  std::unordered_map<std::string, TermList> lists_;
};

/// All shards.
class ArchiveLists {
 public:
  /// `databases`: one a shard, in the snapshot's order; both must stay.
  ArchiveLists(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases);

  [[nodiscard]] std::size_t shards() const noexcept { return shards_.size(); }
  [[nodiscard]] ShardLists& shard(std::size_t index) { return *shards_[index]; }
  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return snapshot_; }
  [[nodiscard]] const CollectionStats& stats() const noexcept { return stats_; }
  /// largest_weight() of a term over all shards.
  [[nodiscard]] double largest_weight(const std::string& term);
  void forget_if_many();

 private:
  const ArchiveSnapshot& snapshot_;
  CollectionStats stats_;
  std::vector<std::unique_ptr<ShardLists>> shards_;
};

}  // namespace dateline
