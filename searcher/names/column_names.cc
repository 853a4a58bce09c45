#include "searcher/names/column_names.h"

#include <array>

namespace dateline {

std::string_view to_string(NameLink link) noexcept {
  constexpr std::array<std::string_view, 4> kNames{"itself", "spelling", "learnt", "user"};
  return kNames[static_cast<std::size_t>(link)];
}

void ColumnNames::begin_shard(std::size_t entries) {
  entries_.emplace_back();
  entries_.back().reserve(entries);
}

void ColumnNames::add(const std::optional<NamedAs>& as) {
  Entry entry;
  if (as) {
    auto found = numbers_.find(as->key);
    if (found == numbers_.end()) {
      keys_.push_back(as->key);
      found = numbers_.emplace(keys_.back(), size() - 1).first;
    }
    entry = {found->second, as->link};
  }
  entries_.back().push_back(entry);
}

std::uint32_t ColumnNames::find(std::string_view key) const {
  const auto found = numbers_.find(key);
  return found == numbers_.end() ? kNone : found->second;
}

}  // namespace dateline
