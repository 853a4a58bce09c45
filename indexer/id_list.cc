#include "indexer/id_list.h"

#include <cerrno>
#include <fstream>
#include <istream>
#include <system_error>
#include <unordered_set>
#include <utility>

#include <dateline/error.h>

#include "common/text/utf8.h"
#include "indexer/input/folder.h"

namespace dateline {

std::vector<ListedId> read_ids(std::istream& in, const std::string& name) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  std::vector<ListedId> out;
  std::unordered_set<std::string> seen;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with(kBom)) line.erase(0, kBom.size());
    if (line.ends_with('\r')) line.pop_back();
    if (trim(line).empty() || !seen.insert(line).second) continue;
    out.push_back({std::move(line), name + ":" + std::to_string(number)});
  }
  return out;
}

std::vector<ListedId> read_id_file(const std::string& path, std::istream& standard_input) {
  if (path == "-") return read_ids(standard_input, path);
  const PathKind kind = path_kind(path);
  if (kind.kind == PathKind::missing) throw Error(ErrorCode::not_found, "no such file: " + path, path);
  // A folder opens like a file, and then reads like an empty one.
  if (kind.kind == PathKind::folder) throw Error(ErrorCode::io, "cannot read " + path + ": it is a folder", path);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  auto ids = file ? read_ids(file, path) : std::vector<ListedId>{};
  if (!file.is_open() || file.bad()) {
    throw Error(ErrorCode::io, "cannot read " + path + ": " + std::generic_category().message(errno), path);
  }
  return ids;
}

}  // namespace dateline
