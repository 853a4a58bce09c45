// Every article of a revision that can be found, in the order of one shard.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <dateline/article.h>
#include <xapian.h>

#include "common/archive/snapshot.h"

namespace dateline {

/// The order of articles in a shard: undated first; then by the first local day of the date, so that a coarse date
/// stands at the start of its period; then by instant; then by id.
[[nodiscard]] bool comes_before(const Article& a, const Article& b);

/// Keeps the next article of each shard in memory.  The databases stay open, so that a publish meanwhile takes nothing
/// away.  Not thread-safe.
class ArticleCursor {
 public:
  /// `snapshot` must outlive it.  Throws Error(damaged), as next().
  explicit ArticleCursor(const ArchiveSnapshot& snapshot);

  /// The next article; no value at the end.
  [[nodiscard]] std::optional<Article> next();
  /// Where the last one came from: index of the shard in the snapshot, and docid.
  [[nodiscard]] std::size_t shard() const noexcept { return last_; }
  [[nodiscard]] Xapian::docid docid() const noexcept { return last_docid_; }

 private:
  struct Source {
    const ShardView* view = nullptr;
    Xapian::Database database;
    Xapian::docid docid = 0;
    std::optional<Article> article;
  };
  static void advance(Source& source);

  std::vector<Source> sources_;
  std::size_t last_ = 0;
  Xapian::docid last_docid_ = 0;
};

}  // namespace dateline
