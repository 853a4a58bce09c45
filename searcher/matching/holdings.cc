#include "searcher/matching/holdings.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "searcher/matching/collapse.h"

namespace dateline {
namespace {

constexpr std::int32_t kLeastGap = 7;
constexpr std::int32_t kUsualDistances = 5;

/// Outlets by number, over all shards: names are compared once for each entry of a dictionary, not for each article.
class Sources {
 public:
  /// By id of the shard's dictionary; the last is that of articles without an outlet.
  std::vector<std::uint32_t> of_shard(const FacetColumn* column) {
    std::vector<std::uint32_t> out;
    if (column != nullptr) {
      for (const std::string& name : column->dictionary) out.push_back(number(name));
    }
    out.push_back(number({}));
    return out;
  }
  [[nodiscard]] std::vector<SourceHoldings>& all() noexcept { return all_; }

 private:
  std::uint32_t number(const std::string& name) {
    const auto [at, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(all_.size()));
    if (fresh) all_.emplace_back().source = name;
    return at->second;
  }

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<SourceHoldings> all_;
};

void add_day(const Columns& columns, Xapian::docid docid, SourceHoldings& source) {
  const std::int32_t day = columns.first_day(docid);
  if (day == Columns::kUndated || day != columns.last_day(docid)) {
    ++source.undated;
  } else {
    ++source.by_day[day];
  }
}

/// A row of (story, outlet) for each article.
using StoryRows = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Rows of a story stand together once they are sorted.
void count_stories(StoryRows& rows, std::vector<SourceHoldings>& sources) {
  std::sort(rows.begin(), rows.end());
  for (auto begin = rows.begin(); begin != rows.end();) {
    const auto end = std::find_if(begin, rows.end(), [&](const auto& row) { return row.first != begin->first; });
    const bool shared = begin->second != std::prev(end)->second;
    for (auto row = begin; row != end; ++row) {
      SourceHoldings& source = sources[row->second];
      if (row == begin || *row != *std::prev(row)) ++source.stories;
      if (shared) ++source.shared;
    }
    begin = end;
  }
}

}  // namespace

std::vector<SourceHoldings> holdings(const ArchiveSnapshot& snapshot) {
  const StoryNumbers stories(snapshot);
  Sources sources;
  StoryRows rows;
  rows.reserve(snapshot.articles());
  for (std::uint32_t shard = 0; shard < snapshot.shards().size(); ++shard) {
    const ShardView& view = snapshot.shards()[shard];
    const FacetColumn* const column = view.columns.facet("source");
    const std::vector<std::uint32_t> numbers = sources.of_shard(column);
    for (Xapian::docid docid = 1; docid <= view.columns.articles(); ++docid) {
      if (view.removed.contains(docid)) continue;
      const auto ids = column == nullptr ? std::span<const std::uint32_t>() : column->of(docid);
      const std::uint32_t number = ids.empty() ? numbers.back() : numbers[ids.front()];
      SourceHoldings& source = sources.all()[number];
      ++source.articles;
      add_day(view.columns, docid, source);
      rows.emplace_back(stories.of({shard, docid}), number);
    }
  }
  std::vector<SourceHoldings> out = std::move(sources.all());
  count_stories(rows, out);
  std::erase_if(out, [](const SourceHoldings& each) { return each.articles == 0; });
  std::sort(out.begin(), out.end(), [](const SourceHoldings& a, const SourceHoldings& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.source < b.source;
  });
  return out;
}

std::int32_t usual_distance(const SourceHoldings& source) {
  std::vector<std::int32_t> distances;
  for (auto day = source.by_day.begin(); day != source.by_day.end(); ++day) {
    if (const auto next = std::next(day); next != source.by_day.end()) distances.push_back(next->first - day->first);
  }
  if (distances.empty()) return 0;
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

std::vector<MissingDays> gaps(const SourceHoldings& source, std::int32_t days) {
  if (days == 0) days = std::max(kLeastGap, kUsualDistances * usual_distance(source));
  std::vector<MissingDays> out;
  for (auto day = source.by_day.begin(); day != source.by_day.end(); ++day) {
    const auto next = std::next(day);
    if (next == source.by_day.end() || next->first - day->first - 1 < days) continue;
    out.push_back({day->first + 1, next->first - 1});
  }
  return out;
}

}  // namespace dateline
