// Indexed articles in, the glass tables of one shard out.
#pragma once

#include <memory>
#include <string>

#include "common/schema/document.h"

namespace dateline {

/// Writes one shard.  A writer that is destroyed without finish() leaves a folder that nobody may read.
class ShardWriter {
 public:
  virtual ~ShardWriter() = default;
  /// Adds the next article: docids count from 1, so articles must come in the order of an archive (comes_before()).
  /// Throws Error: io (disk full), internal.
  virtual void add(const IndexedArticle& article) = 0;
  /// Completes the tables.  They are not synced yet: Publisher::publish() does that.  Throws as add().
  virtual void finish() = 0;
};

/// Through Xapian::WritableDatabase: with positions and termlists, slow, and the oracle of any faster writer.
/// `folder` is new or empty.
[[nodiscard]] std::unique_ptr<ShardWriter> make_xapian_shard_writer(const std::string& folder);

/// The order of articles in a shard: undated first; then by the first local day of the date, so that a coarse date
/// stands at the start of its period; then by instant; then by id.
[[nodiscard]] bool comes_before(const Article& a, const Article& b);

}  // namespace dateline
