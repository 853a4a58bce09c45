// What a user knows about names, as a searcher takes it.
//
//   United States <tab> the States <tab> place <tab> US
//   Wagner Group  <tab> PMC Wagner
//                 <tab> Read More  <tab> person            (no entity: shown by no facet, found by no filter)
//   Time Inc      <tab> Time Inc   <tab> organization      (stands for itself, whatever the archive shows)
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include <dateline/article.h>
#include <dateline/export.h>

namespace dateline {

/// A row of an alias file.  Names are compared without regard to case, accents and punctuation.
struct Alias {
  std::string preferred;           ///< the name to show and to count under; empty: `alias` is no entity
  std::string alias;               ///< a name that articles have
  std::optional<EntityKind> kind;  ///< all three if absent
  std::string country;             ///< ISO 3166-1 code: articles that name this place name the country too
  std::size_t line = 0;            ///< where it stands, for messages; 0: nowhere
  bool operator==(const Alias&) const = default;
};

/// Reads rows of two to four columns, parted by tabs.  Empty lines and those that begin with "#" are passed over, as is
/// a byte order mark.  Throws Error(bad_data) with `name`, the line numbers and what is wrong: bytes that are no text,
/// columns, a kind or a country that is none, two rows about one name, names that stand for each other.
[[nodiscard]] DATELINE_API std::vector<Alias> read_aliases(std::istream& in, const std::string& name);

}  // namespace dateline
