// What an archive, and the run that is changing it, already hold: by id, by story, by sketch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <dateline/article.h>
#include <xapian.h>
#include <roaring/roaring.hh>

#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "indexer/building/revision_draft.h"
#include "indexer/stories/stories.h"

namespace dateline {

/// A row of one of the shards.
struct StoredRow {
  std::size_t shard = 0;
  Xapian::docid docid = 0;
};

/// The visible rows of the current revision's shards and of those that this run has written.  Hiding a row here is
/// what becomes visible at the next publish.  Not thread-safe.
class StoredArticles final : public StoredStories {
 public:
  /// `snapshot` may be nullptr (a new archive); it is only used during the call.
  explicit StoredArticles(const ArchiveSnapshot* snapshot);

  /// A shard that this run has finished writing.
  void add_run_shard(const std::string& folder);

  [[nodiscard]] std::optional<StoredRow> find(const std::string& id) const;
  [[nodiscard]] Article read(StoredRow row) const;
  void hide(StoredRow row);

  /// Rows of the revision's shards that this run hid.
  [[nodiscard]] RemovedRows newly_hidden() const;
  [[nodiscard]] std::vector<NewShard> run_shards() const;

  // StoredStories
  [[nodiscard]] std::vector<std::string> candidates(const std::vector<std::uint64_t>& sketch,
                                                    unsigned min_shared) const override;
  [[nodiscard]] std::vector<std::string> members(const std::string& story) const override;
  [[nodiscard]] Article article(const std::string& id) const override;

 private:
  struct Shard {
    std::string name;    // of a published shard
    std::string folder;  // of one that this run wrote
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
