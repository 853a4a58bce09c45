#include "indexer/inverted_stories.h"

#include "common/archive/columns.h"
#include "common/schema/document.h"

namespace dateline {

InvertedStories::InvertedStories(Inverter& inverter) : inverter_(inverter) {
  for (std::uint32_t row = 0; row < inverter.size(); ++row) {
    if (!inverter.row(row).dropped) rows_.push_back(row);
  }
}

std::optional<StoryTime> InvertedStories::time(std::size_t number) const {
  const InvertedRow& row = inverter_.row(rows_[number]);
  if (row.key.first_day == Columns::kUndated) return std::nullopt;
  return story_time(row.key.first_day, row.key.instant, row.precision);
}

std::span<const std::uint64_t> InvertedStories::sketch(std::size_t number) const {
  return inverter_.sketch(rows_[number]);
}

std::string InvertedStories::id(std::size_t number) const { return inverter_.identity(rows_[number]).id; }

std::uint64_t InvertedStories::own_story(std::size_t number) const { return inverter_.row(rows_[number]).id_hash; }

Article InvertedStories::article(std::size_t number) const { return inverter_.article(rows_[number]); }

void InvertedStories::set_story(std::size_t number, std::string_view story) {
  if (const auto named = story_number(story)) inverter_.set_story(rows_[number], *named);
}

}  // namespace dateline
