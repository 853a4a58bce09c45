// The persons, organizations and places that an archive names, as facets count them, with the names that count as one.
#pragma once

#include <string_view>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/names/name_table.h"

namespace dateline {

/// Those of which a word, or a word of one of their other names, begins with the words of `prefix` (folded; all names
/// for an empty one), most articles first, then alphabetically; at most `limit`, 0 for all.  `names` must stay.
[[nodiscard]] std::vector<ListedName> list_names(NameTable& names, std::string_view prefix, std::size_t limit);

}  // namespace dateline
