// The stored articles of a shard as their tags stand in docdata.glass: merging moves them as they are, because
// inflating and deflating them again would make the same bytes.
#pragma once

#include <optional>
#include <string>

#include <xapian.h>

#include "common/archive/glass_leaves.h"
#include "common/archive/glass_table.h"
#include "indexer/glass/glass_writer.h"

namespace dateline {

class ShardArticles {
 public:
  explicit ShardArticles(const std::string& folder);

  /// Valid until the next call.  Docids ascend from call to call; a smaller one begins a new walk.  Throws
  /// Error(damaged) if there is no such article.
  [[nodiscard]] GlassTag tag(Xapian::docid docid);
  [[nodiscard]] const std::string& path() const noexcept { return table_.path(); }

 private:
  GlassTable table_;
  PagesBehind behind_;
  std::optional<GlassLeaves> leaves_;
  Xapian::docid at_ = 0;  // whose tag leaves_ stands at
};

}  // namespace dateline
