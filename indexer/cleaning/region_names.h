// The words by which the makers of pages name their parts, in groups of one meaning and one reason.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/cleaning/regions.h"

namespace dateline {

struct RegionGroup {
  Region region;
  std::string_view reason;  ///< what is named so
  std::string_view names;   ///< with | between
};

struct RegionName {
  std::string_view words;
  Region region;
  const RegionGroup* group;
};

/// In the order in which they decide.
[[nodiscard]] const std::vector<RegionName>& region_names();
/// What the first of them that stands in `marks` names; none if none does.  One pass over the marks.
[[nodiscard]] Region region_named(std::string_view marks);

}  // namespace dateline
