// Lists of ids, one a line.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace dateline {

struct ListedId {
  std::string id;
  std::string where;  ///< "gone.txt:12", "-:12" for standard input; empty if it was given by itself
};

/// The ids of a list, in its order, each once.  Blank lines are passed over; line ends may be those of Windows; a
/// byte-order mark may stand at the front.  `name` is that of the list, for `where`.
[[nodiscard]] std::vector<ListedId> read_ids(std::istream& in, const std::string& name);

/// The same of a file, or of `standard_input` where the path is "-".  Throws Error: not_found, io.
[[nodiscard]] std::vector<ListedId> read_id_file(const std::string& path, std::istream& standard_input);

}  // namespace dateline
