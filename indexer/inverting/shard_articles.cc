#include "indexer/inverting/shard_articles.h"

#include "common/archive/glass_keys.h"

namespace dateline {

ShardArticles::ShardArticles(const std::string& folder) : table_(GlassTable::docdata(folder)), behind_(table_.file()) {}

GlassTag ShardArticles::tag(Xapian::docid docid) {
  if (!leaves_ || docid < at_) {
    leaves_.emplace(table_.bytes(), table_.root(), table_.path());
    behind_ = PagesBehind(table_.file());
    at_ = 0;
  }
  while (at_ < docid) {
    if (!leaves_->next())
      throw_damaged_table(table_.path(), "the article in row " + std::to_string(docid) + " is missing");
    if (!read_key_docid(leaves_->item().key, at_)) throw_damaged_table(table_.path(), "a key is no docid");
  }
  if (at_ != docid) throw_damaged_table(table_.path(), "the article in row " + std::to_string(docid) + " is missing");
  behind_.passed(leaves_->leaf_offset());
  return {leaves_->item().tag, leaves_->item().deflated};
}

}  // namespace dateline
