// The items of a glass table in order of their keys, read from the file's bytes without Xapian: blocks need to know
// where in the file a tag lies, which no interface of Xapian's tells.
//
// Nothing is believed: a wrong number anywhere ends in Error(damaged), not outside the bytes and not in a loop.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

/// What the version file says of the postlist table.
struct GlassRoot {
  bool absent = false;  ///< the table has no blocks
  std::uint64_t revision = 0;
  std::uint64_t root = 0;
  std::uint32_t level = 0;
  std::uint64_t block_size = 0;
};

/// Reads it from the bytes of iamglass.
[[nodiscard]] GlassRoot postlist_root(std::string_view version_file, const std::string& path);

struct GlassItem {
  std::string_view key;
  std::string_view tag;           ///< joined if it was cut; valid during the call
  std::uint64_t file_offset = 0;  ///< of tag[0]; only if it is whole
  bool whole = true;              ///< not cut into pieces
};

/// Calls visit(item) for every item but the empty first one, keys ascending.  Throws Error(damaged) with `path`.
void for_each_item(std::string_view table, const GlassRoot& root, const std::string& path,
                   const std::function<void(const GlassItem&)>& visit);

[[noreturn]] void throw_damaged_table(const std::string& path, const std::string& what);

}  // namespace dateline
