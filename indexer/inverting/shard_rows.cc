#include "indexer/inverting/shard_rows.h"

#include <dateline/error.h>

#include "common/archive/glass_keys.h"
#include "common/archive/glass_lists.h"
#include "common/archive/snapshot.h"
#include "common/archive/stored_values.h"
#include "common/schema/document.h"
#include "common/schema/fields.h"

namespace dateline {
namespace {

// Terms that may have been cut (filter_term() in common/schema/fields.h): short of the limit by part of a character.
constexpr std::size_t kMostWholeKey = kMaxTermBytes - 4;

std::string key_of_id(std::string_view id) {
  std::string key(field("id").prefix);
  append_escaped_key(key, id);
  return key;
}

}  // namespace

ShardRows::ShardRows(const MergeInput& input, std::uint32_t number, StringTable& outlets)
    : input_(input),
      number_(number),
      table_(GlassTable::postlist(input.folder)),
      values_(std::size_t{input.columns->articles()} + 1) {
  read_values(outlets);
  settle();
}

void ShardRows::read_values(StringTable& outlets) {
  for_each_value(table_.bytes(), table_.root(), table_.path(), input_.columns->articles(),
                 [&](Xapian::valueno slot, Xapian::docid docid, std::string_view value) {
                   Values& values = values_[docid];
                   if (slot == kSlotSource) values.outlet = outlets.number(value);
                   if (slot != kSlotStory) return;
                   const auto story = story_number(value);
                   values.has_story = story.has_value();
                   values.story = story.value_or(0);
                 });
}

void ShardRows::settle() {
  while (!at_end() && input_.removed.contains(docid_)) ++docid_;
  if (at_end()) return;
  const Columns& columns = *input_.columns;
  const std::int32_t day = columns.first_day(docid_);
  key_ = {day, day == Columns::kUndated ? 0 : columns.instant(docid_)};
}

ShardRow ShardRows::row() const {
  const Values& values = values_[docid_];
  return {.source = number_,
          .row = docid_ - 1,
          .key = key_,
          .story = values.story,
          .outlet = values.outlet,
          .has_story = values.has_story};
}

std::string_view ShardRows::id() {
  if (ids_.empty()) read_ids();
  std::string_view& id = ids_[docid_];
  if (id.empty()) id = id_in_article();
  return id;
}

// Articles would have to be inflated for it; the ids' terms stand together near the table's front.
void ShardRows::read_ids() {
  ids_.resize(values_.size());
  const std::string_view prefix = field("id").prefix;
  GlassLists lists(table_.bytes(), table_.root(), table_.path(), input_.columns->articles());
  while (lists.next() && lists.term().substr(0, prefix.size()) <= prefix) {
    if (!lists.term().starts_with(prefix) || lists.key().size() > kMostWholeKey) continue;
    lists.read([&](Xapian::docid docid, std::uint32_t) { ids_[docid] = lists.key(); });
  }
}

// Read with our own reader: Xapian's can go round for ever in a damaged table.
std::string_view ShardRows::id_in_article() {
  if (!articles_) articles_ = std::make_unique<ShardArticles>(input_.folder);
  const GlassTag tag = articles_->tag(docid_);
  try {
    return long_ids_.emplace_back(
        key_of_id(id_in_stored(tag.deflated ? inflate_tag(tag.bytes) : std::string(tag.bytes))));
  } catch (const Error& error) {
    throw_damaged_table(articles_->path(), "row " + std::to_string(docid_) + " holds no article: " + error.what());
  }
}

}  // namespace dateline
