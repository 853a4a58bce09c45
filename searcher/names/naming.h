// The articles that name a person, an organization or a place, and the words by which they name it.
//
//   Sergei Shoigu    in articles with the person "Sergei Shoigu" or "Sergei K. Shoigu", and of some weeks those with
//                    the person "Shoigu"; as one of these names, or as "Shoigu"
//
// Filters, facets' rows and operators have it from here.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "searcher/names/name_table.h"

namespace dateline {

/// Articles with one of some values, perhaps of some days only.
struct NamingWay {
  enum class Days : std::uint8_t { any, within, outside };
  std::vector<std::string> values;  ///< of the kind's column
  Days days = Days::any;
  std::vector<std::pair<std::int32_t, std::int32_t>> spans;  ///< first and last day, since 1970-01-01
};

struct Naming {
  NameKind kind = NameKind::person;
  std::vector<NamingWay> ways;          ///< articles of any of these
  std::vector<std::string> not_beside;  ///< but of none with one of these values of the same kind
};

/// The articles that count for a name, given by its key in NameTable::columns(); no ways if there are none.
[[nodiscard]] Naming naming_of(NameTable& names, NameKind kind, const std::string& key);

/// A name that an article, which names somebody or something, also uses for them.
struct ShortForm {
  std::string words;                    ///< folded, parted by blanks
  std::vector<std::string> not_beside;  ///< values of whom else it may mean
};
///   person         the surname
///   organization   the letters that articles explain as it
///   place          the other names of a country
[[nodiscard]] std::vector<ShortForm> short_forms(NameTable& names, NameKind kind, const std::string& key);

/// A Naming in the rows of one shard.
class NamingRows {
 public:
  /// `columns` must stay.
  NamingRows(const Naming& naming, const Columns& columns);
  [[nodiscard]] bool hold(Xapian::docid row) const;

 private:
  struct Way {
    std::vector<std::uint32_t> ids;  // ascending
    const NamingWay* way;
  };
  [[nodiscard]] bool on_its_days(const NamingWay& way, Xapian::docid row) const;

  const Naming naming_;
  const Columns& columns_;
  const FacetColumn* column_;
  std::vector<Way> ways_;
  std::vector<std::uint32_t> not_beside_;
};

}  // namespace dateline
