// A list of names, for people and for programs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/output/terminal.h"

namespace dateline {

class JsonWriter;

/// How many names there are, and how many others count as one of them, and why.
struct NameCounts {
  explicit NameCounts(const std::vector<ListedName>& names);
  std::uint64_t names = 0;
  std::uint64_t spelling = 0, learnt = 0, user = 0;
};

/// A line a name: kind, name, number of articles, other names; those that were learnt are marked.  Then, if there is
/// any, how many there are, `names` being perhaps only the first of them.
[[nodiscard]] std::string names_text(const std::vector<ListedName>& names, const NameCounts& all,
                                     const TextStyle& style);
/// {"format": 1, "names": [{"kind", "name", "articles", "aliases"?: [{"name", "articles", "from"}]}],
///  "all": {"names", "spelling", "learnt", "user"}}
[[nodiscard]] std::string names_json(const std::vector<ListedName>& names, const NameCounts& all);
/// The array of its "names".
void write_names(JsonWriter& json, const std::vector<ListedName>& names);
/// The same, a line a name.
[[nodiscard]] std::string names_lines(const std::vector<ListedName>& names);

}  // namespace dateline
