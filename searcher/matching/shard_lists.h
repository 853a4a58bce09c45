// The posting lists of an archive's shards, for one searcher: found once, kept as rows of blocks, and the frequent ones
// that come back as bits.
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

  /// The list of a term; one without documents if the shard has none.  Valid until the next begin_query().
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
  /// The rows that are not hidden; empty if none is hidden.
  [[nodiscard]] const RowBits& visible() const noexcept { return visible_; }

  /// log2 of the rows of a window, for which a list knows its best.
  static constexpr unsigned kWindowBits = 10;
  [[nodiscard]] std::size_t windows() const noexcept { return (rows() >> kWindowBits) + 1; }

  // What is kept between queries, and let go of when it becomes too much: ArchiveLists says when.
  void begin_query(std::uint64_t query) noexcept { query_ = query; }
  [[nodiscard]] std::size_t list_bytes() const noexcept { return list_bytes_; }
  [[nodiscard]] std::size_t dense_bytes() const noexcept { return dense_bytes_; }
  void add_dense_uses(std::vector<std::uint64_t>& last_queries) const;
  void forget_dense_before(std::uint64_t query);
  void forget_lists();

 private:
  struct Kept {
    TermList list;
    std::uint64_t last_query = ~std::uint64_t{0};
    std::uint32_t queries = 0;
  };

  void read(const std::string& term, TermList& list);
  void note_use(Kept& kept);
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
  RowBits visible_;
  std::unordered_map<std::string, Kept> lists_;
  std::uint64_t query_ = 0;
  std::size_t list_bytes_ = 0;
  std::size_t dense_bytes_ = 0;
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
  /// Documents that hold the term, hidden ones included, as all weights count them.
  [[nodiscard]] std::uint64_t documents(const std::string& term);
  /// largest_weight() of a term over all shards.
  [[nodiscard]] double largest_weight(const std::string& term);

  /// Terms that are asked for in a second query become dense where they are frequent; if what is kept has become too
  /// much, some is let go of.  Nothing of an earlier query may be in use.
  void begin_query();
  /// Bytes of the lists, and of those that are dense.
  [[nodiscard]] std::size_t list_bytes() const noexcept;
  [[nodiscard]] std::size_t dense_bytes() const noexcept;

 private:
  const ArchiveSnapshot& snapshot_;
  CollectionStats stats_;
  std::vector<std::unique_ptr<ShardLists>> shards_;
  std::uint64_t query_ = 0;
};

}  // namespace dateline
