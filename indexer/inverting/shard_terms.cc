#include "indexer/inverting/shard_terms.h"

#include <optional>

#include <xapian.h>

#include "common/archive/glass_lists.h"
#include "common/archive/glass_table.h"
#include "common/archive/snapshot.h"

namespace dateline {
namespace {

class ShardCursor final : public TermCursor {
 public:
  ShardCursor(const std::string& folder, std::uint32_t rows, bool with_positions)
      : folder_(folder),
        table_(GlassTable::postlist(folder)),
        behind_(table_.file()),
        lists_(table_.bytes(), table_.root(), table_.path(), rows) {
    if (with_positions) {
      shard_ = guarded(folder_, [&] { return Xapian::Database(folder_, Xapian::DB_BACKEND_GLASS); });
    }
  }

  bool next() override {
    if (!lists_.next()) return false;
    behind_.passed(lists_.leaves().leaf_offset());
    return true;
  }
  [[nodiscard]] std::string_view term() const override { return lists_.term(); }
  void read(std::vector<SourcePosting>& postings) override {
    postings.clear();
    lists_.read([&](Xapian::docid docid, std::uint32_t wdf) { postings.push_back({docid - 1, wdf, 0, 0}); });
    if (shard_) read_positions(postings);
  }

 private:
  void read_positions(std::vector<SourcePosting>& postings) {
    positions_.clear();
    const std::string term(lists_.term());
    guarded(folder_, [&] {
      for (SourcePosting& posting : postings) {
        posting.positions_begin = static_cast<std::uint32_t>(positions_.size());
        const Xapian::docid docid = posting.row + 1;
        positions_.insert(positions_.end(), shard_->positionlist_begin(docid, term),
                          shard_->positionlist_end(docid, term));
        posting.positions_end = static_cast<std::uint32_t>(positions_.size());
      }
    });
  }

  std::string folder_;
  GlassTable table_;
  PagesBehind behind_;
  GlassLists lists_;
  std::optional<Xapian::Database> shard_;  // for positions
};

}  // namespace

std::unique_ptr<TermCursor> make_shard_terms(const std::string& folder, std::uint32_t rows, bool with_positions) {
  return std::make_unique<ShardCursor>(folder, rows, with_positions);
}

}  // namespace dateline
