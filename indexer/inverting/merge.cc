#include "indexer/inverting/merge.h"

#include <algorithm>
#include <unordered_map>

#include "common/archive/snapshot.h"
#include "common/schema/document.h"
#include "common/schema/fields.h"
#include "indexer/inverting/assemble.h"
#include "indexer/inverting/database_uuid.h"
#include "indexer/inverting/row_order.h"
#include "indexer/inverting/shard_source.h"

namespace dateline {
namespace {

// The rows of one input that stay, in its order, with what their values say.
class InputRows {
 public:
  InputRows(const MergeInput& input, std::uint32_t number)
      : input_(input),
        number_(number),
        shard_(guarded(input.folder, [&] { return Xapian::Database(input.folder, Xapian::DB_BACKEND_GLASS); })) {
    settle();
  }

  [[nodiscard]] bool at_end() const { return docid_ > input_.columns->articles(); }
  void advance() {
    ++docid_;
    id_.clear();
    settle();
  }
  [[nodiscard]] RowKey key() const {
    const Columns& columns = *input_.columns;
    const std::int32_t day = columns.first_day(docid_);
    return {day, day == Columns::kUndated ? 0 : columns.instant(docid_)};
  }
  /// Read only where keys are equal.
  const std::string& id() {
    if (id_.empty()) id_ = guarded(input_.folder, [&] { return stored_id(shard_, docid_); });
    return id_;
  }
  [[nodiscard]] ShardRow row() {
    ShardRow row{.source = number_, .row = docid_ - 1, .key = key()};
    const auto story = story_number(value(kSlotStory));
    row.has_story = story.has_value();
    row.story = story.value_or(0);
    return row;
  }
  [[nodiscard]] std::string outlet() { return value(kSlotSource); }

 private:
  void settle() {
    while (!at_end() && input_.removed.contains(docid_)) ++docid_;
  }
  std::string value(Xapian::valueno slot) {
    return guarded(input_.folder, [&] {
      Walk& walk = walks_[slot];
      if (!walk.begun) walk.at = shard_.valuestream_begin(slot);
      walk.begun = true;
      if (walk.at == shard_.valuestream_end(slot)) return std::string();
      walk.at.skip_to(docid_);
      if (walk.at == shard_.valuestream_end(slot) || walk.at.get_docid() != docid_) return std::string();
      return *walk.at;
    });
  }

  struct Walk {
    bool begun = false;
    Xapian::ValueIterator at;
  };
  const MergeInput& input_;
  std::uint32_t number_;
  Xapian::Database shard_;
  Xapian::docid docid_ = 1;
  std::string id_;
  std::unordered_map<Xapian::valueno, Walk> walks_;
};

}  // namespace

MovedRows merge_shards(const std::vector<MergeInput>& inputs, const std::string& folder, const MergeOptions& options) {
  std::vector<std::unique_ptr<RowSource>> sources;
  std::vector<InputRows> walks;
  ShardContent content;
  for (const MergeInput& input : inputs) {
    walks.emplace_back(input, static_cast<std::uint32_t>(walks.size()));
    sources.push_back(make_shard_source(input, options.interop));
    content.sources.push_back(sources.back().get());
  }
  while (InputRows* const first = first_in_order(walks)) {
    content.rows.push_back(first->row());
    content.rows.back().outlet = content.outlets.number(first->outlet());
    first->advance();
  }
  walks.clear();
  assemble(content, folder,
           {.interop = options.interop,
            .two_threads = options.two_threads,
            .uuid = random_database_uuid(),
            .cancel = options.cancel});
  MovedRows moved = docids_by_source(content);
  for (auto& rows : moved) rows.insert(rows.begin(), 0);
  return moved;
}

}  // namespace dateline
