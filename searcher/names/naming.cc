#include "searcher/names/naming.h"

#include <algorithm>

#include "searcher/names/surnames.h"

namespace dateline {
namespace {

void add_person(NameTable& names, const std::string& key, Naming& naming) {
  const Surnames& surnames = names.surnames();
  const auto way_of = [&](const std::string& name, const std::string& in_days_of_name, NamingWay::Days days) {
    NamingWay way{names.values(NameKind::person, name), days, {}};
    for (const SurnameDays& each : surnames.of(name)) {
      if (in_days_of_name.empty() || each.name == in_days_of_name) way.spans.emplace_back(each.first, each.last);
    }
    if (!way.values.empty()) naming.ways.push_back(std::move(way));
  };
  // A lone name has the articles in which it stands for nobody else.
  if (surnames.of(key).empty()) {
    way_of(key, {}, NamingWay::Days::any);
  } else if (!surnames.always_stands_for_others(key)) {
    way_of(key, {}, NamingWay::Days::outside);
  }
  for (const std::string& lone : surnames.standing_for(key)) way_of(lone, key, NamingWay::Days::within);
}

// With the values of all others whom it may mean.
ShortForm surname_of(NameTable& names, const std::string& key, std::string_view surname) {
  ShortForm form{std::string(surname), {}};
  const ColumnNames& persons = names.columns(NameKind::person);
  std::vector<std::uint32_t> others = names.persons_called(form.words);  // ascending
  std::erase(others, persons.find(key));
  if (others.empty()) return form;
  const auto& shards = names.snapshot().shards();
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    const auto& entries = persons.entries(shard);
    for (std::size_t id = 0; id < entries.size(); ++id) {
      if (!std::binary_search(others.begin(), others.end(), entries[id].name)) continue;
      form.not_beside.push_back(shards[shard].columns.facet("person")->dictionary[id]);
    }
  }
  return form;
}

std::vector<std::uint32_t> ids_of(const std::vector<std::string>& values, const FacetColumn& column) {
  std::vector<std::uint32_t> ids;
  for (const std::string& value : values) {
    const auto found = std::lower_bound(column.dictionary.begin(), column.dictionary.end(), value);
    if (found == column.dictionary.end() || *found != value) continue;
    ids.push_back(static_cast<std::uint32_t>(found - column.dictionary.begin()));
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool share_one(std::span<const std::uint32_t> of_row, const std::vector<std::uint32_t>& ids) {
  return std::any_of(of_row.begin(), of_row.end(),
                     [&](std::uint32_t id) { return std::binary_search(ids.begin(), ids.end(), id); });
}

}  // namespace

Naming naming_of(NameTable& names, NameKind kind, const std::string& key) {
  Naming naming{kind, {}, {}};
  if (kind == NameKind::person) {
    add_person(names, key, naming);
  } else if (std::vector<std::string> values = names.values(kind, key); !values.empty()) {
    naming.ways.push_back({std::move(values), NamingWay::Days::any, {}});
  }
  return naming;
}

std::vector<ShortForm> short_forms(NameTable& names, NameKind kind, const std::string& key) {
  std::vector<ShortForm> forms;
  if (kind == NameKind::person) {
    const std::string_view surname = short_name(key);
    if (is_short_name(surname)) forms.push_back(surname_of(names, key, surname));
  } else if (kind == NameKind::organization) {
    for (std::string& letters : names.letters_of(key)) forms.push_back({std::move(letters), {}});
  } else {
    for (const std::string_view other : other_names_of_place(key)) forms.push_back({std::string(other), {}});
  }
  return forms;
}

NamingRows::NamingRows(const Naming& naming, const Columns& columns)
    : naming_(naming), columns_(columns), column_(columns.facet(field_of(naming.kind))) {
  if (column_ == nullptr) return;
  for (const NamingWay& way : naming_.ways) ways_.push_back({ids_of(way.values, *column_), &way});
  not_beside_ = ids_of(naming_.not_beside, *column_);
}

bool NamingRows::hold(Xapian::docid row) const {
  if (column_ == nullptr) return naming_.ways.empty();
  const auto of_row = column_->of(row);
  if (share_one(of_row, not_beside_)) return false;
  return ways_.empty() || std::any_of(ways_.begin(), ways_.end(), [&](const Way& each) {
           return share_one(of_row, each.ids) && on_its_days(*each.way, row);
         });
}

bool NamingRows::on_its_days(const NamingWay& way, Xapian::docid row) const {
  if (way.days == NamingWay::Days::any) return true;
  const bool within = columns_.first_day(row) != Columns::kUndated &&
                      std::any_of(way.spans.begin(), way.spans.end(), [&](const auto& span) {
                        return columns_.last_day(row) >= span.first && columns_.first_day(row) <= span.second;
                      });
  return within == (way.days == NamingWay::Days::within);
}

}  // namespace dateline
