#include "searcher/names/named_columns.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

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

// Adds values to the end of a dictionary.
class DictionaryEnd {
 public:
  explicit DictionaryEnd(FacetColumn& column) : column_(column) {
    for (std::uint32_t id = 0; id < column.dictionary.size(); ++id) numbers_.emplace(column.dictionary[id], id);
  }
  ~DictionaryEnd() { column_.make_keys(); }
  DictionaryEnd(const DictionaryEnd&) = delete;
  DictionaryEnd& operator=(const DictionaryEnd&) = delete;

  std::uint32_t number(const std::string& value) {
    const auto [found, is_new] = numbers_.try_emplace(value, static_cast<std::uint32_t>(column_.dictionary.size()));
    if (is_new) column_.dictionary.push_back(value);
    return found->second;
  }

 private:
  FacetColumn& column_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

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
    for (std::size_t id = 0; id < stopped.size(); ++id) stopped[id] = !names.named(kind, column->key(id));
    own_[shard] =
        changed(*column, [&](Xapian::docid, Ids& ids) { std::erase_if(ids, [&](auto id) { return stopped[id]; }); });
  }
}

void NamedColumns::give_full_names(NameTable& names) {
  for (std::size_t shard = 0; shard < stored_.size(); ++shard) {
    if (stored_[shard] == nullptr) continue;
    FacetColumn column = *this->column(shard);
    std::unordered_map<std::uint32_t, std::vector<std::pair<SurnameDays, std::uint32_t>>> lone;  // by dictionary id
    {
      DictionaryEnd end(column);
      const std::size_t stored = column.dictionary.size();
      for (std::uint32_t id = 0; id < stored; ++id) {
        const auto as = names.named(NameKind::person, column.key(id));
        if (!as) continue;
        for (const SurnameDays& days : names.surnames().of(as->key)) {
          lone[id].emplace_back(days, end.number(days.form));
        }
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
    std::unordered_map<std::uint32_t, std::uint32_t> country_of;  // by place
    {
      DictionaryEnd end(column);
      for (std::uint32_t id = 0; id < places->dictionary.size(); ++id) {
        const std::string country = names.country_of_place(places->key(id));
        if (!country.empty()) country_of[id] = end.number(country);
      }
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
