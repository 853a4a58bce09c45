#include "indexer/stored_articles.h"

#include <unordered_map>

#include "common/schema/document.h"
#include "common/schema/fields.h"

namespace dateline {

StoredArticles::StoredArticles(const ArchiveSnapshot* snapshot) {
  if (snapshot == nullptr) return;
  for (std::size_t i = 0; i < snapshot->shards().size(); ++i) {
    const ShardView& view = snapshot->shards()[i];
    shards_.push_back({view.info.name, snapshot->open_shard(i), view.removed, {}});
  }
}

std::optional<StoredRow> StoredArticles::find(const std::string& id) const {
  const std::string term = filter_term(field("id"), id);
  return guarded("looking up " + id, [&]() -> std::optional<StoredRow> {
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      const Xapian::Database& database = shards_[i].database;
      for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
        if (shards_[i].visible(*posting)) return StoredRow{i, *posting};
      }
    }
    return std::nullopt;
  });
}

Article StoredArticles::read(StoredRow row) const {
  return guarded("reading a stored article", [&] { return stored_article(shards_[row.shard].database, row.docid); });
}

void StoredArticles::hide(StoredRow row) { shards_[row.shard].hidden.add(row.docid); }

RemovedRows StoredArticles::newly_hidden() const {
  RemovedRows out;
  for (const Shard& shard : shards_) {
    if (!shard.hidden.isEmpty()) out.emplace(shard.name, shard.hidden);
  }
  return out;
}

std::vector<std::string> StoredArticles::candidates(std::span<const std::uint64_t> sketch, unsigned min_shared) const {
  return guarded("looking for copies", [&] {
    std::vector<std::string> out;
    for (const Shard& shard : shards_) {
      std::unordered_map<Xapian::docid, unsigned> shared;
      for (const std::uint64_t band : sketch) {
        const std::string term = band_term(band);
        for (auto row = shard.database.postlist_begin(term); row != shard.database.postlist_end(term); ++row) {
          if (shard.visible(*row)) ++shared[*row];
        }
      }
      for (const auto& [docid, count] : shared) {
        if (count >= min_shared) out.push_back(stored_id(shard.database, docid));
      }
    }
    return out;
  });
}

std::vector<std::string> StoredArticles::members(const std::string& story) const {
  const std::string term = filter_term(field("story"), story);
  return guarded("reading story " + story, [&] {
    std::vector<std::string> out;
    for (const Shard& shard : shards_) {
      for (auto row = shard.database.postlist_begin(term); row != shard.database.postlist_end(term); ++row) {
        if (shard.visible(*row)) out.push_back(stored_id(shard.database, *row));
      }
    }
    return out;
  });
}

Article StoredArticles::article(const std::string& id) const {
  const auto row = find(id);
  if (!row) throw Error(ErrorCode::internal, "a stored article vanished while its story was read", id);
  return read(*row);
}

}  // namespace dateline
