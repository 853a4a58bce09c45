// The tree in the query language: what "read as" shows.
#pragma once

#include <string>

#include "searcher/query/ast.h"

namespace dateline {

/// Reads back as the same tree (with mode all), for every normalised tree that was read from a query.
[[nodiscard]] std::string print_query(const Node& node);

}  // namespace dateline
