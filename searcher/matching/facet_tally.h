// How many matches have each value of a facet field.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "searcher/matching/date_counts.h"
#include "searcher/matching/facet_values.h"
#include "searcher/matching/match_set.h"

namespace dateline {

/// Counters are kept between uses, so that few matches cost little in a field with many values.
class FacetTally {
 public:
  /// `values` must stay.
  explicit FacetTally(const FacetValues& values) : values_(values), counts_(values.size()) {}

  /// Counts the matches, or their stories.  What it says holds until the next count.
  void count(const MatchSet& matches, CountUnit unit);

  /// The values that were met, in no order.
  [[nodiscard]] const std::vector<std::uint32_t>& met() const noexcept { return met_; }
  [[nodiscard]] std::uint64_t of(std::uint32_t value) const { return counts_[value]; }
  [[nodiscard]] std::uint64_t units() const noexcept { return units_; }      ///< articles, or stories
  [[nodiscard]] std::uint64_t without() const noexcept { return without_; }  ///< those of them without any value
  /// Each of `values` as most matches write it, in their order.
  [[nodiscard]] std::vector<std::string> shown(const std::vector<std::uint32_t>& values) const;

 private:
  struct Member {  // a match and the unit it belongs to
    std::uint32_t unit = 0;
    RowRef row;
  };

  void clear();
  void count_entries(const MatchSet& matches);
  void count_single(const FacetColumn& column, const RowSet& matches, std::uint32_t shard);
  void count_several(const FacetColumn& column, const RowSet& matches, std::uint32_t shard);
  void note_repeats(std::uint32_t shard, std::span<const std::uint32_t> ids);
  void add_entries();
  void count_units(const MatchSet& matches, CountUnit unit);
  [[nodiscard]] bool visit(RowRef row);
  void note(std::uint32_t value);
  void add(std::uint32_t value, std::uint64_t count);

  const FacetValues& values_;
  std::vector<std::vector<std::uint32_t>> entries_;      // by shard, by dictionary id: rows that have it
  std::vector<std::vector<std::uint32_t>> met_entries_;  // by shard
  std::vector<bool> single_;                             // by shard: every row has just one value
  std::vector<std::uint32_t> repeats_;                   // values that a row writes in one way more
  std::vector<std::uint64_t> counts_;                    // by value
  std::vector<std::uint32_t> met_;
  std::vector<std::uint64_t> stamps_;  // by value: the unit that had it last
  std::uint64_t stamp_ = 0;
  std::uint64_t units_ = 0, without_ = 0;
};

}  // namespace dateline
