#include "searcher/asked_days.h"

#include <algorithm>
#include <optional>

namespace dateline {
namespace {

using Day = std::optional<std::int32_t>;

Day number_of(const std::optional<std::chrono::local_days>& day) {
  return day ? Day(static_cast<std::int32_t>(day->time_since_epoch().count())) : Day();
}

// Either of two: from the earlier to the later.
AskedDays either(const AskedDays& a, const AskedDays& b) {
  return {a.first && b.first ? std::min(a.first, b.first) : Day(), a.last && b.last ? std::max(a.last, b.last) : Day()};
}

// Both of two: an end that one of them leaves open is the other's.
AskedDays both(const AskedDays& a, const AskedDays& b) {
  return {a.first && b.first ? std::max(a.first, b.first)
          : a.first          ? a.first
                             : b.first,
          a.last && b.last ? std::min(a.last, b.last)
          : a.last         ? a.last
                           : b.last};
}

AskedDays days_of(const Node& node) {
  AskedDays days;
  switch (node.kind) {
    case NodeKind::date_range:
      if (!node.days.undated) days = {number_of(node.days.first), number_of(node.days.last)};
      break;
    case NodeKind::all_of:
      for (const Node& child : node.children) days = both(days, days_of(child));
      break;
    case NodeKind::any_of:
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        const AskedDays child = days_of(node.children[i]);
        days = i == 0 ? child : either(days, child);
      }
      break;
    default:
      break;
  }
  return days;
}

}  // namespace

AskedDays asked_days(const Node& root) {
  const AskedDays days = days_of(root);
  return days.first && days.last && *days.last < *days.first ? AskedDays{} : days;
}

}  // namespace dateline
