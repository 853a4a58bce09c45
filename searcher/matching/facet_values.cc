#include "searcher/matching/facet_values.h"

#include <unordered_map>

namespace dateline {

FacetValues::FacetValues(NameTable& names, const Field& field)
    : names_(names), kind_(name_kind(field.name)), by_text_(field.name == "host"), named_(names, field) {
  for (std::size_t shard = 0; shard < names.snapshot().shards().size(); ++shard) {
    columns_.push_back(named_.column(shard));
    numbers_.emplace_back(columns_.back() == nullptr ? 0 : columns_.back()->dictionary.size());
  }
  if (kind_) {
    number_names();
  } else {
    number_entries();
  }
  note_twins();
  if (by_text_) find_levels();
}

std::string_view FacetValues::key_of(DictionaryEntry entry) const {
  const std::string& key = columns_[entry.shard]->key(entry.id);
  // Without a letter or digit nothing is left to compare but the value itself.
  return by_text_ || key.empty() ? text(entry) : std::string_view(key);
}

void FacetValues::number_entries() {
  // A lone dictionary whose entries are their own keys has no two of one value.
  const bool all_differ = columns_.size() == 1 && columns_[0] != nullptr && (by_text_ || columns_[0]->keys.empty());
  std::unordered_map<std::string_view, std::uint32_t> known;
  for (std::uint32_t shard = 0; shard < columns_.size(); ++shard) {
    for (std::uint32_t id = 0; id < numbers_[shard].size(); ++id) {
      const std::uint32_t next = size();
      const std::uint32_t number = all_differ ? next : known.try_emplace(key_of({shard, id}), next).first->second;
      if (number == next) entries_.push_back({shard, id});
      numbers_[shard][id] = number;
    }
  }
}

void FacetValues::number_names() {
  const ColumnNames& known = names_.columns(*kind_);
  std::vector<std::uint32_t> by_name(known.size(), ColumnNames::kNone);
  std::unordered_map<std::string_view, std::uint32_t> by_text;
  for (std::uint32_t shard = 0; shard < columns_.size(); ++shard) {
    for (std::uint32_t id = 0; id < numbers_[shard].size(); ++id) {
      const std::uint32_t name = name_of({shard, id});
      // No row has a name that is no entity: its number only must be one.  Without a letter or digit nothing is left to
      // compare but the value itself.
      const bool has_name = name != ColumnNames::kNone && !known.key(name).empty();
      const std::string_view key = has_name ? std::string_view(known.key(name)) : text({shard, id});
      std::uint32_t& number = has_name ? by_name[name] : by_text.try_emplace(key, ColumnNames::kNone).first->second;
      if (number == ColumnNames::kNone) {
        number = size();
        name_keys_.push_back(key);
        entries_.push_back({shard, id});
      }
      numbers_[shard][id] = number;
    }
  }
}

// Values that were added to a column are of another shard.
std::uint32_t FacetValues::name_of(DictionaryEntry entry) const {
  const auto& entries = names_.columns(*kind_).entries(entry.shard);
  if (entry.id < entries.size()) return entries[entry.id].name;
  const auto as = names_.named(*kind_, columns_[entry.shard]->key(entry.id));
  return as ? names_.columns(*kind_).find(as->key) : ColumnNames::kNone;
}

std::string FacetValues::preferred(std::uint32_t value) const {
  return kind_ ? names_.preferred(*kind_, std::string(name_keys_[value])) : std::string{};
}

bool FacetValues::is_alias(DictionaryEntry entry) const {
  if (!kind_) return false;
  const auto as = names_.named(*kind_, columns_[entry.shard]->key(entry.id));
  return as && as->link != NameLink::itself;
}

void FacetValues::note_twins() {
  std::vector<DictionaryEntry> first(size());
  std::vector<std::uint32_t> seen_in(size(), UINT32_MAX);
  for (std::uint32_t shard = 0; shard < columns_.size(); ++shard) {
    twins_.emplace_back(numbers_[shard].size());
    for (std::uint32_t id = 0; id < numbers_[shard].size(); ++id) {
      const std::uint32_t value = numbers_[shard][id];
      if (seen_in[value] == shard) {
        twins_[shard][id] = twins_[shard][first[value].id] = true;
      } else {
        seen_in[value] = shard;
        first[value] = {shard, id};
      }
    }
  }
}

void FacetValues::find_levels() {
  std::unordered_map<std::string_view, std::uint32_t> hosts;
  for (std::uint32_t value = 0; value < size(); ++value) hosts.emplace(text(entries_[value]), value);
  above_.resize(size());
  for (std::uint32_t value = 0; value < size(); ++value) {
    const std::string_view host = text(entries_[value]);
    for (std::size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.', dot + 1)) {
      const auto found = hosts.find(host.substr(dot + 1));
      if (found != hosts.end()) above_[value].push_back(found->second);
    }
  }
}

const std::vector<std::uint32_t>& FacetValues::above(std::uint32_t value) const {
  static const std::vector<std::uint32_t> kNone;
  return above_.empty() ? kNone : above_[value];
}

}  // namespace dateline
