// Days, weeks, months, years and decades: the steps in which dates are counted.
//
//   2023-08-31   day 2023-08-31   week 2023-W35   month 2023-08   year 2023   decade 2020s
//
// Weeks are those of ISO 8601: they begin on Monday and belong to the year of their Thursday.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/archive/columns.h"

namespace dateline {

enum class DateStep : std::uint8_t { day, week, month, year, decade };

[[nodiscard]] std::optional<DateStep> date_step_named(std::string_view name) noexcept;
[[nodiscard]] std::string_view name_of(DateStep step) noexcept;

/// Local days since 1970-01-01, both included.
struct DaySpan {
  std::int32_t first = 0;
  std::int32_t last = -1;
  bool operator==(const DaySpan&) const = default;
};

/// The bucket of a day: numbers of neighbouring buckets are neighbours.
[[nodiscard]] std::int32_t bucket_at(std::int32_t day, DateStep step) noexcept;
[[nodiscard]] DaySpan days_of_bucket(std::int32_t bucket, DateStep step) noexcept;
/// "2023-08-31", "2023-W35", "2023-08", "2023", "2020s".
[[nodiscard]] std::string bucket_name(std::int32_t bucket, DateStep step);
/// "2023-08-31".
[[nodiscard]] std::string day_name(std::int32_t day);

/// Buckets of rows in their order: most fall where the one before them fell, so that the calendar is asked seldom.
class RowBuckets {
 public:
  /// `columns` must stay.
  RowBuckets(const Columns& columns, DateStep step) : columns_(columns), step_(step) {}

  /// The bucket that holds the row's whole date; none if it has no date, or one that is coarser.
  [[nodiscard]] std::optional<std::int32_t> of(Xapian::docid row) {
    const std::int32_t first = columns_.first_day(row);
    if (first == Columns::kUndated) return std::nullopt;
    if (first < days_.first || first > days_.last) move_to(first);
    if (columns_.last_day(row) > days_.last) return std::nullopt;
    return bucket_;
  }

 private:
  void move_to(std::int32_t day) noexcept {
    bucket_ = bucket_at(day, step_);
    days_ = days_of_bucket(bucket_, step_);
  }

  const Columns& columns_;
  DateStep step_;
  std::int32_t bucket_ = 0;
  DaySpan days_;
};

}  // namespace dateline
