#include "common/archive/glass_root.h"

#include <dateline/error.h>

#include "common/text/varint.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kVersionMagic = "\x0F\x0DXapian Glass\x04\x6E"sv;
constexpr std::size_t kUuidBytes = 16;
constexpr std::uint64_t kBlockUnit = 2048;
constexpr std::uint64_t kLargestBlock = 65536;
constexpr std::uint32_t kMostLevels = 10;

/// The record of the table with this number: postlist 0, docdata 1.
GlassRoot root_of(std::string_view version_file, unsigned table, const std::string& path) {
  if (!version_file.starts_with(kVersionMagic) || version_file.size() < kVersionMagic.size() + kUuidBytes) {
    throw_damaged_table(path, "it is no version file of a glass database");
  }
  version_file.remove_prefix(kVersionMagic.size() + kUuidBytes);
  const char* at = version_file.data();
  const char* const end = at + version_file.size();
  GlassRoot root;
  if (!read_varint(at, end, root.revision)) throw_damaged_table(path, "it ends too early");
  std::uint32_t level_and_flags = 0;
  std::uint64_t block_units = 0;
  for (unsigned number = 0; number <= table; ++number) {
    std::uint64_t entries = 0;
    std::uint64_t compress_min = 0;
    std::string_view free_list;
    if (!read_varint(at, end, root.root) || !read_varint(at, end, level_and_flags) || !read_varint(at, end, entries) ||
        !read_varint(at, end, block_units) || !read_varint(at, end, compress_min) || !read_sized(at, end, free_list)) {
      throw_damaged_table(path, "it ends too early");
    }
  }
  root.level = level_and_flags >> 2;
  root.absent = (level_and_flags & 1) != 0;
  root.block_size = block_units > kLargestBlock / kBlockUnit ? 0 : block_units * kBlockUnit;
  if (root.block_size == 0 || (root.block_size & (root.block_size - 1)) != 0 || root.level >= kMostLevels) {
    throw_damaged_table(path, "it says nothing sensible of a table");
  }
  return root;
}

}  // namespace

GlassRoot postlist_root(std::string_view version_file, const std::string& path) {
  return root_of(version_file, 0, path);
}

GlassRoot docdata_root(std::string_view version_file, const std::string& path) {
  return root_of(version_file, 1, path);
}

void throw_damaged_table(const std::string& path, const std::string& what) {
  throw Error(ErrorCode::damaged, path + " is damaged: " + what, path,
              "restore the shard from a backup, or index the articles again");
}

}  // namespace dateline
