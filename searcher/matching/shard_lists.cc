#include "searcher/matching/shard_lists.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kMostListBytes = std::size_t{64} << 20;
constexpr std::size_t kMostDenseBytes = std::size_t{16} << 20;
// With fewer postings bits would be mostly zeros: 8 bytes a posting.
constexpr std::uint32_t kRowsADensePosting = 64;

RowBits without(const Roaring& hidden, Xapian::docid rows) {
  if (hidden.isEmpty()) return {};
  RowBits words(rows / 64 + 1, ~std::uint64_t{0});
  for (const std::uint32_t row : hidden) {
    if (row <= rows) words[row / 64] &= ~(std::uint64_t{1} << (row % 64));
  }
  return words;
}

std::uint16_t rounded_up(float saturation) {
  // A little more than the float says: the best of a block is compared with sums that are rounded elsewhere.
  return static_cast<std::uint16_t>(std::min(65535.F, std::ceil(saturation * 1.00001F * TermList::kBestUnit)));
}

CollectionStats stats_of(const std::vector<Xapian::Database>& databases) {
  std::uint64_t documents = 0;
  std::uint64_t length = 0;
  for (const Xapian::Database& each : databases) {
    documents += each.get_doccount();
    length += each.get_total_length();
  }
  CollectionStats stats{.documents = static_cast<double>(documents)};
  if (documents > 0) stats.average_length = static_cast<double>(length) / static_cast<double>(documents);
  return stats;
}

}  // namespace

ShardLists::ShardLists(const ArchiveSnapshot& snapshot, std::size_t number, const Xapian::Database& database,
                       const CollectionStats& stats)
    : snapshot_(snapshot),
      number_(number),
      blocks_(snapshot.blocks(number)),
      database_(database),
      stats_(stats),
      table_(view().path),
      norms_(view().columns, stats),
      visible_(without(view().removed, rows())) {}

const TermList& ShardLists::find(const std::string& term) {
  const auto [entry, is_new] = lists_.try_emplace(term);
  Kept& kept = entry->second;
  if (is_new) {
    try {
      read(term, kept.list);
    } catch (...) {
      lists_.erase(entry);
      throw;
    }
    list_bytes_ += kept.list.bytes();
  }
  if (kept.last_query != query_) note_use(kept);
  return kept.list;
}

void ShardLists::read(const std::string& term, TermList& list) {
  const GlassLookup::Answer answer = table_.find(term);
  if (answer.list) {
    const GlassList& found = *answer.list;
    const std::span<const Block> blocks =
        found.documents > kBlockPostings ? blocks_->list(term) : std::span<const Block>();
    if (!blocks.empty()) {
      read_blocks(found, blocks, list);
    } else if (found.only_chunk && found.documents <= kBlockPostings) {
      read_short(found, list);
    } else {
      read_through_xapian(term, list);
    }
  } else if (answer.in_pieces) {
    read_through_xapian(term, list);
  }
  if (!list.last.empty() && list.last.back() > rows()) {
    throw_damaged_table(table_.path(), "a posting lies beyond the last article");
  }
  note_best(list);
}

void ShardLists::note_use(Kept& kept) {
  kept.last_query = query_;
  const bool frequent = std::uint64_t{kept.list.documents} * kRowsADensePosting >= rows();
  if (++kept.queries < 2 || !frequent || kept.list.dense || kept.list.documents == 0) return;
  auto dense = std::make_shared<DenseList>(rows());
  ListReader reader(kept.list, table_);
  for (std::size_t index = 0; index < kept.list.blocks(); ++index) {
    const DecodedBlock& block = reader.block(index);
    dense->add(block.docids.data(), block.wdfs.data(), block.size);
  }
  dense->finish();
  dense_bytes_ += dense->bytes();
  kept.list.dense = std::move(dense);
}

void ShardLists::read_short(const GlassList& found, TermList& list) {
  list.documents = found.documents;
  list.occurrences = found.occurrences;
  list.last.push_back(found.last_docid);
  list.before.push_back(found.first_docid);
  list.offset.push_back(static_cast<std::uint64_t>(found.postings.data() - table_.bytes().data()));
  list.postings.push_back(static_cast<std::uint8_t>(found.documents));
  list.begins_chunk.push_back(true);
}

void ShardLists::read_blocks(const GlassList& found, std::span<const Block> blocks, TermList& list) {
  list.documents = found.documents;
  list.occurrences = found.occurrences;
  std::uint64_t postings = 0;
  Xapian::docid last = 0;
  for (const Block& block : blocks) {
    list.last.push_back(block.last_docid);
    list.before.push_back(block.begins_chunk ? block.first_docid : last);
    list.offset.push_back(block.file_offset);
    list.postings.push_back(static_cast<std::uint8_t>(block.postings));
    list.begins_chunk.push_back(block.begins_chunk);
    postings += block.postings;
    last = block.last_docid;
  }
  if (postings != found.documents) throw_damaged_table(table_.path(), "a posting list has other blocks than it needs");
  list.best.assign(windows(), 0);
  for (const Block& block : blocks) add_best(list, block.first_docid, block.last_docid, best_of(block.best));
}

void ShardLists::read_through_xapian(const std::string& term, TermList& list) {
  for (auto at = database_.postlist_begin(term), end = database_.postlist_end(term); at != end; ++at) {
    const std::size_t in_block = list.own_docids.size() % kBlockPostings;
    if (in_block == 0) {
      list.last.push_back(0);
      list.before.push_back(0);
      list.offset.push_back(0);
      list.postings.push_back(0);
      list.begins_chunk.push_back(true);
    }
    list.own_docids.push_back(*at);
    list.own_wdfs.push_back(at.get_wdf());
    list.last.back() = *at;
    ++list.postings.back();
    ++list.documents;
    list.occurrences += at.get_wdf();
  }
}

float ShardLists::best_of(std::span<const Candidate> pairs) const {
  float best = 0;
  for (const Candidate& pair : pairs) {
    if (pair.wdf == 0 || pair.length == 0) continue;
    best = std::max(best, static_cast<float>(saturation<double>(pair.wdf, length_norm(stats_, pair.length))));
  }
  return best;
}

void ShardLists::add_best(TermList& list, Xapian::docid first, Xapian::docid last, float saturation) const {
  const std::uint16_t best = rounded_up(saturation);
  const std::size_t end = std::min<std::size_t>(last >> kWindowBits, list.best.size() - 1);
  for (std::size_t window = first >> kWindowBits; window <= end; ++window) {
    list.best[window] = std::max(list.best[window], best);
    list.best_of_all = std::max(list.best_of_all, best);
  }
}

/// Of a list without noted blocks: from its postings.
void ShardLists::note_best(TermList& list) {
  if (!list.best.empty()) return;
  list.best.assign(windows(), 0);
  ListReader reader(list, table_);
  for (std::size_t index = 0; index < list.blocks(); ++index) {
    const DecodedBlock& block = reader.block(index);
    for (std::uint32_t i = 0; i < block.size; ++i) {
      const Xapian::docid row = block.docids[i];
      if (row > rows()) throw_damaged_table(table_.path(), "a posting lies beyond the last article");
      const auto wdf = static_cast<float>(block.wdfs[i]);
      add_best(list, row, row, saturation(wdf, norms_[row]));
    }
  }
}

void ShardLists::add_dense_uses(std::vector<std::uint64_t>& last_queries) const {
  for (const auto& [term, kept] : lists_) {
    if (kept.list.dense) last_queries.push_back(kept.last_query);
  }
}

void ShardLists::forget_dense_before(std::uint64_t query) {
  for (auto& [term, kept] : lists_) {
    if (!kept.list.dense || kept.last_query >= query) continue;
    dense_bytes_ -= kept.list.dense->bytes();
    kept.list.dense.reset();
    kept.queries = 0;
  }
}

void ShardLists::forget_lists() {
  lists_.clear();
  list_bytes_ = dense_bytes_ = 0;
}

ArchiveLists::ArchiveLists(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases)
    : snapshot_(snapshot), stats_(stats_of(databases)) {
  for (std::size_t shard = 0; shard < databases.size(); ++shard) {
    shards_.push_back(std::make_unique<ShardLists>(snapshot, shard, databases[shard], stats_));
  }
}

std::uint64_t ArchiveLists::documents(const std::string& term) {
  std::uint64_t documents = 0;
  for (const auto& shard : shards_) documents += shard->find(term).documents;
  return documents;
}

double ArchiveLists::largest_weight(const std::string& term) {
  double documents = 0;
  double occurrences = 0;
  for (const auto& shard : shards_) {
    const TermList& list = shard->find(term);
    documents += static_cast<double>(list.documents);
    occurrences += static_cast<double>(list.occurrences);
  }
  return dateline::largest_weight(stats_, documents, occurrences);
}

std::size_t ArchiveLists::list_bytes() const noexcept {
  std::size_t sum = 0;
  for (const auto& shard : shards_) sum += shard->list_bytes();
  return sum;
}

std::size_t ArchiveLists::dense_bytes() const noexcept {
  std::size_t sum = 0;
  for (const auto& shard : shards_) sum += shard->dense_bytes();
  return sum;
}

void ArchiveLists::begin_query() {
  ++query_;
  if (list_bytes() > kMostListBytes) {
    for (const auto& shard : shards_) shard->forget_lists();
  } else if (dense_bytes() > kMostDenseBytes) {
    // The half that was not used for longest.
    std::vector<std::uint64_t> uses;
    for (const auto& shard : shards_) shard->add_dense_uses(uses);
    const auto middle = uses.begin() + static_cast<std::ptrdiff_t>(uses.size() / 2);
    std::nth_element(uses.begin(), middle, uses.end());
    for (const auto& shard : shards_) shard->forget_dense_before(std::min(*middle + 1, query_));
  }
  for (const auto& shard : shards_) shard->begin_query(query_);
}

}  // namespace dateline
