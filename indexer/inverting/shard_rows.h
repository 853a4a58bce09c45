// What decides the place of a shard's rows in a merged one, and what its values say of them.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/archive/glass_table.h"
#include "indexer/inverting/assemble.h"
#include "indexer/inverting/merge.h"
#include "indexer/inverting/shard_articles.h"

namespace dateline {

/// The rows of one input that stay, in its order.
class ShardRows {
 public:
  /// `input` and `outlets` must stay valid.  Throws Error(damaged), as all of these.
  ShardRows(const MergeInput& input, std::uint32_t number, StringTable& outlets);

  [[nodiscard]] bool at_end() const { return docid_ >= values_.size(); }
  void advance() {
    ++docid_;
    settle();
  }
  [[nodiscard]] const RowKey& key() const { return key_; }
  /// Its id as it stands in a key, which has the order of ids.  The ids of all rows are read when the first is wanted:
  /// they take as much memory as two pointers a row.
  [[nodiscard]] std::string_view id();
  [[nodiscard]] ShardRow row() const;

 private:
  struct Values {
    std::uint64_t story = 0;
    std::uint32_t outlet = 0;
    bool has_story = false;
  };

  void settle();
  void read_values(StringTable& outlets);
  void read_ids();
  [[nodiscard]] std::string_view id_in_article();

  const MergeInput& input_;
  std::uint32_t number_;
  GlassTable table_;
  std::vector<Values> values_;         // by docid
  std::vector<std::string_view> ids_;  // by docid, in the table; empty: to be read from the article
  std::deque<std::string> long_ids_;
  std::unique_ptr<ShardArticles> articles_;  // once one is read
  Xapian::docid docid_ = 1;
  RowKey key_;
};

}  // namespace dateline
