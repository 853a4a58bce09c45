// What a list of words and conditions side by side means.
//
//   kim source:a source:b         kim and (a or b): one field twice means either
//   person:a AND person:b         both, because AND is written
//   after:2023 before:2024        one range of days
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline {

/// One member of a list.
struct ListItem {
  enum class Bound : std::uint8_t { none, day };
  Node node;
  bool behind_and = false;    ///< AND stands before it
  bool required = false;      ///< written with a plus
  Bound bound = Bound::none;  ///< day: one end of a range of days (after:, before:), which narrows others
};

/// All items; no value if there are none.
[[nodiscard]] std::optional<Node> all_of_items(std::vector<ListItem> items);
/// One of the items, where AND joins neighbours into one; filters, negations and required items all hold.
[[nodiscard]] std::optional<Node> any_of_items(std::vector<ListItem> items);

}  // namespace dateline
