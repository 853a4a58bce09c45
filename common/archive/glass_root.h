// What a glass database's version file says of its tables, and how damage in one of them is reported.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Where the tree of a table begins.
struct GlassRoot {
  bool absent = false;  ///< the table has no blocks
  std::uint64_t revision = 0;
  std::uint64_t root = 0;
  std::uint32_t level = 0;
  std::uint64_t block_size = 0;
};

/// Read from the bytes of iamglass.  Throw Error(damaged) with `path`.
[[nodiscard]] GlassRoot postlist_root(std::string_view version_file, const std::string& path);
[[nodiscard]] GlassRoot docdata_root(std::string_view version_file, const std::string& path);

[[noreturn]] void throw_damaged_table(const std::string& path, const std::string& what);

}  // namespace dateline
