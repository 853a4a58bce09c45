// Matches over time.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/matching/date_counts.h"

namespace dateline {

/// Days that were asked for; an end that was not has no value.
struct AskedDays {
  std::optional<std::int32_t> first, last;
};

/// The days of a trend.
struct TrendDays {
  AskedDays shown;   ///< buckets go on to them
  AskedDays of_all;  ///< nothing of any series lies outside
};

/// The step that is called so; "auto" is the finest that makes at most about 60 buckets of the matches' dates and the
/// asked days, and into which at least half of the dates fit.  Throws Error(usage) for another name.
[[nodiscard]] DateStep trend_step(std::string_view name, const ArchiveSnapshot& snapshot,
                                  const std::vector<const MatchSet*>& series, const AskedDays& asked);

/// One per searcher; not thread-safe.
class TrendCounter {
 public:
  /// `snapshot` must stay.
  explicit TrendCounter(const ArchiveSnapshot& snapshot) : snapshot_(snapshot), dates_(snapshot) {}

  /// For each series the same buckets, without gap, from the first to the last that has a match in one of them, and on
  /// to the days that are to be shown.  A bucket counts the dates that lie wholly in it, `undated` the others: those
  /// without a date and those that are coarser.  Totals are of all articles (or stories) of the archive in the bucket,
  /// and in the days of all series where they cut it.  Throws Error(usage) if there would be more than 100,000 buckets.
  [[nodiscard]] std::vector<TrendSeries> count(const std::vector<const MatchSet*>& series, DateStep step,
                                               const TrendDays& days, CountUnit unit);

 private:
  using Counts = std::map<std::int32_t, std::uint64_t>;
  Counts totals(DateStep step, const AskedDays& asked, CountUnit unit);

  const ArchiveSnapshot& snapshot_;
  DateRunTable dates_;
  std::map<std::pair<DateStep, bool>, Counts> totals_;  // by step, by whether stories are counted
};

}  // namespace dateline
