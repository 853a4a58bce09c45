#include "searcher/names/named_columns.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "common/text/fold.h"
#include "searcher/names/surnames.h"

namespace dateline {
namespace {

using Ids = std::vector<std::uint32_t>;

// The column with other ids in each row; `change(row, ids)` changes them.
FacetColumn changed(FacetColumn column, const auto& change) {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> all;
  offsets.reserve(column.offsets.size());
  all.reserve(column.ids.size());
  Ids ids;
  for (std::size_t row = 0; row + 1 < column.offsets.size(); ++row) {
    const auto of = column.of(static_cast<Xapian::docid>(row));
    ids.assign(of.begin(), of.end());
    change(static_cast<Xapian::docid>(row), ids);
    all.insert(all.end(), ids.begin(), ids.end());
    offsets.push_back(static_cast<std::uint32_t>(all.size()));
  }
  column.ids = std::move(all);
  column.offsets = std::move(offsets);
  return column;
}

void add_once(Ids& ids, std::uint32_t id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

// The number of a value in a column's dictionary, which is sorted up to `sorted`; it comes to the end if it is new.
std::uint32_t value_number(FacetColumn& column, std::size_t sorted, const std::string& value) {
  const auto end = column.dictionary.begin() + static_cast<std::ptrdiff_t>(sorted);
  auto found = std::lower_bound(column.dictionary.begin(), end, value);
  if (found == end || *found != value) found = std::find(end, column.dictionary.end(), value);
  if (found != column.dictionary.end()) return static_cast<std::uint32_t>(found - column.dictionary.begin());
  std::string key = match_key(value);
  if (column.keys.empty() && key != value) column.keys = column.dictionary;
  if (!column.keys.empty() || key != value) column.keys.push_back(std::move(key));
  column.dictionary.push_back(value);
  return static_cast<std::uint32_t>(column.dictionary.size() - 1);
}

}  // namespace

NamedColumns::NamedColumns(NameTable& names, const Field& field) : own_(names.snapshot().shards().size()) {
  for (const ShardView& shard : names.snapshot().shards()) stored_.push_back(shard.columns.facet(field.name));
  if (const auto kind = name_kind(field.name); kind && names.has_stops(*kind)) drop_stops(names, *kind);
  if (field.name == "person" && !names.surnames().empty()) give_full_names(names);
  if (field.name == "country" && !names.aliases().countries().empty()) add_countries(names);
}

void NamedColumns::drop_stops(NameTable& names, NameKind kind) {
  for (std::size_t shard = 0; shard < stored_.size(); ++shard) {
    const FacetColumn* column = stored_[shard];
    if (column == nullptr) continue;
    std::vector<bool> stopped(column->dictionary.size());
    const auto& entries = names.columns(kind).entries(shard);
    for (std::size_t id = 0; id < stopped.size(); ++id) stopped[id] = entries[id].name == ColumnNames::kNone;
    own_[shard] =
        changed(*column, [&](Xapian::docid, Ids& ids) { std::erase_if(ids, [&](auto id) { return stopped[id]; }); });
  }
}

void NamedColumns::give_full_names(NameTable& names) {
  const ColumnNames& persons = names.columns(NameKind::person);
  std::unordered_map<std::uint32_t, const std::vector<SurnameDays>*> days_of;  // by number of the lone name
  for (const auto& [lone, days] : names.surnames().all()) days_of[persons.find(lone)] = &days;
  for (std::size_t shard = 0; shard < stored_.size(); ++shard) {
    if (stored_[shard] == nullptr) continue;
    const auto& entries = persons.entries(shard);
    FacetColumn column = *this->column(shard);
    std::unordered_map<std::uint32_t, std::vector<std::pair<SurnameDays, std::uint32_t>>> lone;  // by dictionary id
    for (std::uint32_t id = 0; id < entries.size(); ++id) {
      const auto found = days_of.find(entries[id].name);
      if (entries[id].name == ColumnNames::kNone || found == days_of.end()) continue;
      for (const SurnameDays& days : *found->second) {
        lone[id].emplace_back(days, value_number(column, entries.size(), days.form));
      }
    }
    if (lone.empty()) continue;
    const Columns& columns = names.snapshot().shards()[shard].columns;
    own_[shard] = changed(std::move(column), [&](Xapian::docid row, Ids& ids) {
      if (row == 0 || columns.first_day(row) == Columns::kUndated) return;
      for (std::size_t i = 0; i < ids.size();) {
        const auto found = lone.find(ids[i]);
        bool stands_for_another = false;
        if (found != lone.end()) {
          for (const auto& [days, full] : found->second) {
            if (columns.last_day(row) < days.first || columns.first_day(row) > days.last) continue;
            stands_for_another = true;
            add_once(ids, full);
          }
        }
        if (stands_for_another) {
          ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
          ++i;
        }
      }
    });
  }
}

void NamedColumns::add_countries(NameTable& names) {
  for (std::size_t shard = 0; shard < stored_.size(); ++shard) {
    const FacetColumn* places = names.snapshot().shards()[shard].columns.facet("place");
    if (places == nullptr || stored_[shard] == nullptr) continue;
    FacetColumn column = *stored_[shard];
    const std::size_t sorted = column.dictionary.size();
    const auto& entries = names.columns(NameKind::place).entries(shard);
    std::unordered_map<std::uint32_t, std::uint32_t> country_of;  // by place
    for (std::uint32_t id = 0; id < entries.size(); ++id) {
      const auto country = names.place_countries().find(entries[id].name);
      if (country != names.place_countries().end()) country_of[id] = value_number(column, sorted, country->second);
    }
    if (country_of.empty()) continue;
    own_[shard] = changed(std::move(column), [&](Xapian::docid row, Ids& ids) {
      for (const std::uint32_t place : places->of(row)) {
        const auto country = country_of.find(place);
        if (country != country_of.end()) add_once(ids, country->second);
      }
    });
  }
}

}  // namespace dateline
