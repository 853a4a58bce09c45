#include "searcher/matching/holdings.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::int32_t kLeastGap = 7;
constexpr std::int32_t kUsualDistances = 5;

class Holdings {
 public:
  void add(const ShardView& shard) {
    const Columns& columns = shard.columns;
    const FacetColumn* const sources = columns.facet("source");
    for (Xapian::docid docid = 1; docid <= columns.articles(); ++docid) {
      if (shard.removed.contains(docid)) continue;
      const auto ids = sources == nullptr ? std::span<const std::uint32_t>() : sources->of(docid);
      SourceHoldings& source = of(ids.empty() ? std::string() : sources->dictionary[ids.front()]);
      ++source.articles;
      const std::int32_t day = columns.first_day(docid);
      if (day == Columns::kUndated || day != columns.last_day(docid)) {
        ++source.undated;
      } else {
        ++source.by_day[day];
      }
    }
  }
  std::vector<SourceHoldings> sorted() {
    std::vector<SourceHoldings> out;
    out.reserve(sources_.size());
    for (auto& [name, source] : sources_) out.push_back(std::move(source));
    std::stable_sort(out.begin(), out.end(),
                     [](const SourceHoldings& a, const SourceHoldings& b) { return a.articles > b.articles; });
    return out;
  }

 private:
  SourceHoldings& of(const std::string& name) {
    SourceHoldings& source = sources_[name];
    source.source = name;
    return source;
  }
  std::map<std::string, SourceHoldings> sources_;
};

}  // namespace

std::vector<SourceHoldings> holdings(const ArchiveSnapshot& snapshot) {
  Holdings found;
  for (const ShardView& shard : snapshot.shards()) found.add(shard);
  return found.sorted();
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
