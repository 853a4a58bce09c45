// The words by which the makers of pages name their parts.
#pragma once

#include <span>
#include <string_view>

#include "indexer/cleaning/regions.h"

namespace dateline {

struct RegionName {
  std::string_view words;
  Region region;
};

/// In the order in which they decide.
[[nodiscard]] std::span<const RegionName> region_names() noexcept;

}  // namespace dateline
