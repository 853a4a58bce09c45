// A list of names, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/output/terminal.h"

namespace dateline {

/// A line a name: kind, name, number of articles, other names; those that were learnt are marked.
[[nodiscard]] std::string names_text(const std::vector<ListedName>& names, const TextStyle& style);
/// {"format": 1, "names": [{"kind", "name", "articles", "aliases"?: [{"name", "articles", "from"}]}]}
[[nodiscard]] std::string names_json(const std::vector<ListedName>& names);
/// The same, a line a name.
[[nodiscard]] std::string names_lines(const std::vector<ListedName>& names);

}  // namespace dateline
