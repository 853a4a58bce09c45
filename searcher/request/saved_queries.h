// The file of saved queries: a line each, NAME = QUERY.
//
//   # flooding, in every kind of water
//   floods = flood* OR "storm surge" OR (dam W/5 burst)
//   floods-de = query:floods lang:de
#pragma once

#include <istream>
#include <string>
#include <vector>

#include <dateline/searcher.h>

namespace dateline {

/// Empty lines and lines that begin with # mean nothing; a name holds letters, digits, - _ and full stops.  Throws
/// Error(bad_data) that tells `name` and the line: no =, no name, a name that is none or that was there before, nothing
/// behind the =.  What the queries say is looked at when they are asked.
[[nodiscard]] std::vector<SavedQuery> read_saved_queries(std::istream& in, const std::string& name);

}  // namespace dateline
