#include "searcher/matching/facets.h"

#include <algorithm>
#include <functional>
#include <string>

#include "searcher/matching/date_facet.h"
#include "searcher/matching/salience.h"

namespace dateline {
namespace {

// A value with what it is ordered by.
struct RankedValue {
  double salience = 0;
  std::uint64_t count = 0;
  std::string_view key;
  std::uint32_t value = 0;

  bool operator<(const RankedValue& other) const {
    if (salience != other.salience) return salience > other.salience;
    if (count != other.count) return count > other.count;
    return key < other.key;
  }
};

// How often the last of the first `limit` values was counted: what is below need not be ordered.  Most values of most
// matches are there once.
std::uint64_t least_kept(const FacetTally& tally, std::uint32_t limit) {
  if (limit == 0 || tally.met().size() <= limit) return 0;
  std::vector<std::uint64_t> counts;
  counts.reserve(tally.met().size());
  for (const std::uint32_t value : tally.met()) counts.push_back(tally.of(value));
  const auto last = counts.begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(counts.begin(), last, counts.end(), std::greater<>());
  return *last;
}

// The first `limit` in order; returns how many were left out.
std::uint64_t keep_first(std::vector<RankedValue>& candidates, std::uint32_t limit) {
  const std::size_t kept = limit == 0 ? candidates.size() : std::min<std::size_t>(limit, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end());
  const std::size_t left_out = candidates.size() - kept;
  candidates.resize(kept);
  return left_out;
}

}  // namespace

FacetCounter::CountedField& FacetCounter::of_field(const Field& field) {
  auto& found = fields_[field.name];
  if (found == nullptr) found = std::make_unique<CountedField>(names_, field);
  return *found;
}

const FacetCounter::WholeArchive& FacetCounter::whole_archive(const Field& field, CountUnit unit) {
  const auto [found, is_new] = archive_.try_emplace({field.name, unit.stories != nullptr});
  WholeArchive& archive = found->second;
  if (!is_new) return archive;
  const CountedField& counted = of_field(field);
  FacetTally tally(counted.values);
  tally.count(all_rows(snapshot_), unit);
  archive.units = tally.units();
  archive.by_value.resize(counted.values.size());
  for (const std::uint32_t value : tally.met()) archive.by_value[value] = tally.of(value);
  return archive;
}

Facet FacetCounter::count(const MatchSet& matches, const FacetWish& wish, CountUnit unit) {
  if (wish.column == nullptr) return date_facet(dates_, matches, wish, unit);
  CountedField& counted = of_field(*wish.column);
  FacetTally& tally = counted.tally;
  tally.count(matches, unit);
  const WholeArchive* archive = wish.salient ? &whole_archive(*wish.column, unit) : nullptr;
  const auto seen = [&](std::uint32_t value) {
    return Occurrences{tally.of(value), tally.units(), archive->by_value[value], archive->units};
  };

  const std::uint64_t least = wish.salient ? 0 : least_kept(tally, wish.limit);
  std::uint64_t below = 0;
  std::vector<RankedValue> candidates;
  for (const std::uint32_t value : tally.met()) {
    if (tally.of(value) < least) {
      ++below;
      continue;
    }
    if (wish.salient && !wish.all && !is_salient(seen(value))) continue;
    candidates.push_back({.salience = wish.salient ? log_likelihood(seen(value)) : 0,
                          .count = tally.of(value),
                          .key = counted.values.key(value),
                          .value = value});
  }
  Facet out{.field = wish.field, .salient = wish.salient, .without = tally.without()};
  out.other_values = below + keep_first(candidates, wish.limit);
  std::vector<std::uint32_t> kept;
  for (const RankedValue& each : candidates) kept.push_back(each.value);
  const std::vector<std::string> shown = tally.shown(kept);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    FacetValue value{.value = shown[i], .count = candidates[i].count};
    if (wish.salient) {
      value.archive = archive->by_value[kept[i]];
      value.salience = candidates[i].salience;
      value.lift = lift(seen(kept[i]));
    }
    out.values.push_back(std::move(value));
  }
  return out;
}

}  // namespace dateline
