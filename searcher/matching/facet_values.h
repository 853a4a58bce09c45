// The values of a facet field over all shards: which entries of their dictionaries are one value.
//
// Entries that a filter does not tell apart are one: those that differ only in case, accents and punctuation, and names
// that are one by searcher/names; hosts, which it compares letter by letter, never are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/schema/fields.h"
#include "searcher/names/name_table.h"
#include "searcher/names/named_columns.h"

namespace dateline {

/// An entry of a shard's dictionary.
struct DictionaryEntry {
  std::uint32_t shard = 0;
  std::uint32_t id = 0;
};

/// Values are numbered from 0.  Made once a searcher and field; `names` and its snapshot must stay.
class FacetValues {
 public:
  FacetValues(NameTable& names, const Field& field);

  [[nodiscard]] const FacetColumn* column(std::size_t shard) const noexcept { return columns_[shard]; }
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(entries_.size()); }
  [[nodiscard]] std::uint32_t value_of(DictionaryEntry entry) const { return numbers_[entry.shard][entry.id]; }
  /// True if the shard has another entry of the same value.
  [[nodiscard]] bool has_twin(DictionaryEntry entry) const { return twins_[entry.shard][entry.id]; }
  /// What two entries of a value have in common; different for each value.  Orders values as people do.
  [[nodiscard]] std::string_view key(std::uint32_t value) const {
    return kind_ ? std::string_view(name_keys_[value]) : key_of(entries_[value]);
  }
  /// How a user wants the value shown; empty if they say nothing of it.
  [[nodiscard]] std::string preferred(std::uint32_t value) const;
  /// True if the entry is a short or other name of its value, not one to show it by.
  [[nodiscard]] bool is_alias(DictionaryEntry entry) const;
  [[nodiscard]] std::string_view text(DictionaryEntry entry) const {
    return columns_[entry.shard]->dictionary[entry.id];
  }
  /// The values that a filter finds too where it finds this one, itself left out: of "a.b.example" b.example and
  /// example, if there are such.  Of hosts only.
  [[nodiscard]] const std::vector<std::uint32_t>& above(std::uint32_t value) const;
  [[nodiscard]] bool has_levels() const noexcept { return !above_.empty(); }

 private:
  [[nodiscard]] std::string_view key_of(DictionaryEntry entry) const;
  void number_entries();
  void number_names();
  [[nodiscard]] std::uint32_t name_of(DictionaryEntry entry) const;
  void note_twins();
  void find_levels();

  NameTable& names_;
  std::optional<NameKind> kind_;
  bool by_text_;
  NamedColumns named_;
  std::vector<const FacetColumn*> columns_;          // by shard; nullptr where it has none
  std::vector<std::vector<std::uint32_t>> numbers_;  // by shard, by dictionary id
  std::vector<std::vector<bool>> twins_;             // by shard, by dictionary id
  std::vector<DictionaryEntry> entries_;             // by value: one of its entries
  std::vector<std::string_view> name_keys_;          // by value, of fields that hold names
  std::vector<std::vector<std::uint32_t>> above_;    // by value; empty if the field has no levels
};

}  // namespace dateline
