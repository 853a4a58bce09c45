// The column of a field as facets read it: the archive's own, but where a name counts otherwise in some rows only.
//
//   person    rows whose names are no entities lose them; a lone surname is the one full name of that week
//   country   rows that name a place whose country a user gave have that country too
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/schema/fields.h"
#include "searcher/names/name_table.h"

namespace dateline {

class NamedColumns {
 public:
  /// `names` and its snapshot must stay.
  NamedColumns(NameTable& names, const Field& field);
  /// nullptr where the shard has none.
  [[nodiscard]] const FacetColumn* column(std::size_t shard) const noexcept {
    return own_[shard] ? &*own_[shard] : stored_[shard];
  }

 private:
  void drop_stops(NameTable& names, NameKind kind);
  void give_full_names(NameTable& names);
  void add_countries(NameTable& names);

  std::vector<const FacetColumn*> stored_;
  std::vector<std::optional<FacetColumn>> own_;
};

}  // namespace dateline
