// What an archive already holds: by id, by story, by sketch.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <dateline/article.h>
#include <xapian.h>
#include <roaring/roaring.hh>

#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "indexer/stories/stories.h"

namespace dateline {

/// A row of one of the shards.
struct StoredRow {
  std::size_t shard = 0;
  Xapian::docid docid = 0;
};

/// The visible rows of the current revision's shards.  Hiding a row here is what the next publish hides.  Not
/// thread-safe.
class StoredArticles final : public StoredStories {
 public:
  /// `snapshot` may be nullptr (a new archive); it is only used during the call.
  explicit StoredArticles(const ArchiveSnapshot* snapshot);

  [[nodiscard]] std::optional<StoredRow> find(const std::string& id) const;
  [[nodiscard]] Article read(StoredRow row) const;
  void hide(StoredRow row);
  [[nodiscard]] bool is_hidden(StoredRow row) const { return !shards_[row.shard].visible(row.docid); }

  /// Rows of the revision's shards that this run hid.
  [[nodiscard]] RemovedRows newly_hidden() const;

  // StoredStories
  [[nodiscard]] std::vector<std::string> candidates(std::span<const std::uint64_t> sketch,
                                                    unsigned min_shared) const override;
  [[nodiscard]] std::vector<std::string> members(const std::string& story) const override;
  [[nodiscard]] Article article(const std::string& id) const override;

 private:
  struct Shard {
    std::string name;
    Xapian::Database database;
    Roaring hidden_before;
    Roaring hidden;
    [[nodiscard]] bool visible(Xapian::docid docid) const {
      return !hidden.contains(docid) && !hidden_before.contains(docid);
    }
  };

  std::vector<Shard> shards_;
};

}  // namespace dateline
