#include "searcher/query/items.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {
namespace {

using Items = std::vector<ListItem>;

std::optional<Node> grouped(NodeKind kind, std::vector<Node> nodes) {
  if (nodes.empty()) return std::nullopt;
  if (nodes.size() == 1) return std::move(nodes.front());
  return group(kind, std::move(nodes));
}

bool narrow(DayRange& range, const DayRange& by) {
  DayRange both = range;
  if (by.first && (!both.first || *both.first < *by.first)) both.first = by.first;
  if (by.last && (!both.last || *by.last < *both.last)) both.last = by.last;
  // No day fits both: kept apart, which says the same and can be printed.
  if (both.first && both.last && *both.last < *both.first) return false;
  range = both;
  return true;
}

// after: and before: of a list become one range where the first of them stood.
void join_bounds(Items& items) {
  ListItem* first = nullptr;
  std::erase_if(items, [&](ListItem& item) {
    if (item.bound != ListItem::Bound::day) return false;
    if (first == nullptr) {
      first = &item;
      return false;
    }
    return narrow(first->node.days, item.node.days);
  });
}

// Conditions on one field side by side become a group of which any will do, where the first of them stood.
std::vector<Node> merged(Items items) {
  struct Place {
    std::string field;  // empty: nothing joins it
    std::vector<Node> nodes;
  };
  std::vector<Place> places;
  for (ListItem& item : items) {
    const bool joins = item.bound == ListItem::Bound::none;
    std::string field(joins ? filter_field(item.node) : std::string_view{});
    auto place = field.empty() ? places.end() : std::find_if(places.begin(), places.end(), [&](const Place& each) {
      return each.field == field;
    });
    if (place == places.end()) place = places.insert(places.end(), Place{std::move(field), {}});
    place->nodes.push_back(std::move(item.node));
  }
  std::vector<Node> out;
  for (Place& place : places) out.push_back(normalised(std::move(*grouped(NodeKind::any_of, std::move(place.nodes)))));
  return out;
}

// The items between two ANDs.
std::vector<Items> segments(Items items) {
  std::vector<Items> out;
  for (ListItem& item : items) {
    if (out.empty() || item.behind_and) out.emplace_back();
    out.back().push_back(std::move(item));
  }
  return out;
}

// The items that ANDs join: those of "a b AND c d" are a, b and c, d.
std::vector<Items> chains(Items items) {
  std::vector<Items> out;
  for (ListItem& item : items) {
    if (out.empty() || !item.behind_and) out.emplace_back();
    out.back().push_back(std::move(item));
  }
  return out;
}

bool holds_always(const ListItem& item) {
  return item.required || item.node.kind == NodeKind::not_ || !filter_field(item.node).empty();
}

}  // namespace

std::optional<Node> all_of_items(std::vector<ListItem> items) {
  std::vector<Node> all;
  for (Items& segment : segments(std::move(items))) {
    join_bounds(segment);
    std::vector<Node> nodes = merged(std::move(segment));
    std::move(nodes.begin(), nodes.end(), std::back_inserter(all));
  }
  return grouped(NodeKind::all_of, std::move(all));
}

std::optional<Node> any_of_items(std::vector<ListItem> items) {
  Items always;
  std::vector<Node> either;
  for (Items& chain : chains(std::move(items))) {
    if (chain.size() == 1 && holds_always(chain.front())) {
      always.push_back(std::move(chain.front()));
    } else if (auto node = all_of_items(std::move(chain))) {
      either.push_back(std::move(*node));
    }
  }
  if (!either.empty()) {
    ListItem item;
    item.node = std::move(*grouped(NodeKind::any_of, std::move(either)));
    always.insert(always.begin(), std::move(item));
  }
  return all_of_items(std::move(always));
}

}  // namespace dateline
