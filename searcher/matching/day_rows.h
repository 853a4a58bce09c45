// Ranges of days as rows: a shard lies in the order of its dates.
#pragma once

#include <cstdint>
#include <vector>

#include "common/archive/columns.h"
#include "searcher/matching/row_set.h"

namespace dateline {

/// The rows whose date's period overlaps a range of days: all of `window`, and `earlier` before it: dates that say no
/// more than a month or a year stand at its beginning.
struct DayRows {
  RowWindow window;
  std::vector<Xapian::docid> earlier;  ///< ascending

  [[nodiscard]] bool empty() const noexcept { return window.empty() && earlier.empty(); }
  /// From the first row to the last.
  [[nodiscard]] RowWindow hull() const noexcept;
  [[nodiscard]] bool contains(Xapian::docid row) const noexcept;
};

/// The first row that has a date; articles + 1 if none has.
[[nodiscard]] Xapian::docid first_dated_row(const Columns& columns);

/// Days since 1970.
[[nodiscard]] DayRows rows_of_days(const Columns& columns, std::int32_t first, std::int32_t last);

}  // namespace dateline
