// The token streams of a revision, found by the database that Xapian hands to a source.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/archive/snapshot.h"
#include "common/archive/tokens.h"

namespace dateline {

/// One query runs over each shard and over all of them as one, and a source is then told no more than the shard's
/// database.
class ShardTokens {
 public:
  struct Shard {
    std::shared_ptr<const Tokens> tokens;
    const ShardView* view = nullptr;
  };

  /// `databases`: one a shard, in the snapshot's order; the snapshot must stay.  Throws Error(damaged) if two have the
  /// same UUID.
  ShardTokens(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases);
  /// Throws Error(internal) for a database that is not of the snapshot.
  [[nodiscard]] const Shard& of(const Xapian::Database& shard) const;

 private:
  std::unordered_map<std::string, Shard> by_uuid_;
};

}  // namespace dateline
