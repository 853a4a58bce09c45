// Names with counts and bars.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/output/terminal.h"

namespace dateline {

struct BarRow {
  std::string name;
  std::uint64_t count = 0;
  std::string remark;
};

/// A line a row, names and counts in columns, bars to the largest count.  Names are cut and bars shortened, then bars
/// and at last remarks left out, so that no line is wider than the style says; 40 columns are room for any counts.
[[nodiscard]] std::string bar_table(const std::vector<BarRow>& rows, const TextStyle& style);

}  // namespace dateline
