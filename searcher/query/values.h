// A filter's value as typed -> the values that an archive holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/matching/meaning.h"
#include "searcher/names/name_table.h"

namespace dateline {

/// What a filter asks of an article: one of the dictionary values that a person would call the same (case and accents
/// folded, persons, organizations and places as `names` knows them; languages and countries by any of their names,
/// countries also by places that a user put there; hosts with their subdomains), or the one exact term of a field
/// without dictionary.  No value if no article of the archive has it.  `field` is a filter of names.h.
[[nodiscard]] std::optional<Meaning> filter_meaning(NameTable& names, std::string_view field, std::string_view value);

/// The values of a field of names (person, organization, place, entity, source, author) that hold the words of another,
/// those of most articles first: what "Merkel" may mean where "Angela Merkel" is stored.  Empty for other fields.
[[nodiscard]] std::vector<std::string> names_holding(const ArchiveSnapshot& archive, std::string_view field,
                                                     std::string_view words);

struct NameOfKind {
  NameKind kind = NameKind::person;
  std::string key;  ///< as in NameTable::columns()
  bool operator==(const NameOfKind&) const = default;
};
/// The names that a filter for one stands for: what is called the same, else those that hold its words.  `field` is
/// person, organization, place or entity.
[[nodiscard]] std::vector<NameOfKind> names_meant(NameTable& names, std::string_view field, std::string_view name);

/// The dictionary value most like a wrong one: one that holds its words, else one within a few letters; empty if none
/// is near.
[[nodiscard]] std::string nearest_value(const ArchiveSnapshot& archive, std::string_view field, std::string_view value);

}  // namespace dateline
