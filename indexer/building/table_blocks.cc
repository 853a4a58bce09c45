#include "indexer/building/table_blocks.h"

#include <algorithm>

#include <dateline/error.h>

#include "common/archive/blocks.h"
#include "common/archive/mapped_file.h"

namespace dateline {

namespace {

// docs/archive-format.md: revision (4), level, gap (2), free (2), end of the directory (2), then the directory.
constexpr std::size_t kLevelAt = 4;
constexpr std::size_t kGapAt = 5;
constexpr std::size_t kFreeAt = 7;
constexpr std::size_t kDirectoryEndAt = 9;
constexpr std::size_t kDirectoryAt = 11;
constexpr unsigned kMostLevels = 10;
constexpr unsigned kFreeListLevel = 254;
constexpr std::size_t kShownBlocks = 3;

unsigned byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned number2(std::string_view bytes, std::size_t at) { return byte(bytes, at) << 8 | byte(bytes, at + 1); }
std::uint32_t number4(std::string_view bytes, std::size_t at) {
  return std::uint32_t{number2(bytes, at)} << 16 | number2(bytes, at + 2);
}

/// Key and piece number of an item; its size is 0 if it does not fit the block.
struct TableItem {
  std::size_t size = 0;
  std::string_view key;
  unsigned piece = 1;
};

TableItem leaf_item(std::string_view bytes, std::size_t at) {
  if (at + 3 > bytes.size()) return {};
  const unsigned flags = byte(bytes, at);
  const std::size_t size = (number2(bytes, at) & 0x1FFF) + 3;
  const std::size_t key = byte(bytes, at + 2);
  const bool is_first = (flags & 0x20) != 0;
  const std::size_t head = 3 + key + (is_first ? 0 : 2);
  if (at + size > bytes.size() || head > size) return {};
  return {size, bytes.substr(at + 3, key), is_first ? 1 : number2(bytes, at + 3 + key)};
}

TableItem branch_item(std::string_view bytes, std::size_t at, std::uint32_t blocks) {
  if (at + 7 > bytes.size()) return {};
  const std::size_t key = byte(bytes, at + 4);
  const std::size_t size = 7 + key;
  if (at + size > bytes.size() || number4(bytes, at) >= blocks) return {};
  return {size, bytes.substr(at + 5, key), number2(bytes, at + 5 + key)};
}

bool comes_after(const TableItem& item, const TableItem& before) {
  return item.key != before.key ? item.key > before.key : item.piece > before.piece;
}

bool has_right_items(std::string_view bytes, unsigned level, std::size_t directory_end, std::uint32_t blocks) {
  std::size_t filled = directory_end + number2(bytes, kFreeAt);
  TableItem before;
  for (std::size_t at = kDirectoryAt; at < directory_end; at += 2) {
    const std::size_t offset = number2(bytes, at);
    if (offset < directory_end) return false;
    const TableItem item = level == 0 ? leaf_item(bytes, offset) : branch_item(bytes, offset, blocks);
    if (item.size == 0) return false;
    if (at != kDirectoryAt && !comes_after(item, before)) return false;
    filled += item.size;
    before = item;
  }
  return filled == bytes.size();
}

std::string block_in_words(std::uint32_t number) {
  const std::uint64_t begin = std::uint64_t{number} * kTableBlockBytes;
  return std::to_string(number) + " (bytes " + std::to_string(begin) + " to " +
         std::to_string(begin + kTableBlockBytes - 1) + ")";
}

std::string wrong_blocks_in_words(std::string_view table) {
  const auto blocks = static_cast<std::uint32_t>(table.size() / kTableBlockBytes);
  std::string shown;
  std::size_t count = 0;
  for (std::uint32_t number = 0; number < blocks; ++number) {
    if (is_table_block(table.substr(std::size_t{number} * kTableBlockBytes, kTableBlockBytes), blocks)) continue;
    if (++count <= kShownBlocks) shown += (count == 1 ? "" : ", ") + block_in_words(number);
  }
  if (count == 0) return {};
  if (count > kShownBlocks) shown += " and " + std::to_string(count - kShownBlocks) + " more";
  return (count == 1 ? "block " : "blocks ") + shown +
         (count == 1 ? " is no block of a table" : " are no blocks of a table");
}

/// What a reading of all posting lists says; it looks into the items.
std::string wrong_list_in_words(const std::string& file) {
  try {
    for_each_posting_list(file, [](std::string_view, std::span<const PostingChunk>) {});
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    return error.what();
  }
  return {};
}

}  // namespace

bool is_table_block(std::string_view bytes, std::uint32_t blocks) {
  if (bytes.size() != kTableBlockBytes) return false;
  const unsigned level = byte(bytes, kLevelAt);
  // Blocks that a table does not use: Xapian's own writer leaves some.
  if (level == kFreeListLevel || bytes.find_first_not_of('\0') == bytes.npos) return true;
  const std::size_t directory_end = number2(bytes, kDirectoryEndAt);
  if (level > kMostLevels || directory_end <= kDirectoryAt || directory_end > bytes.size()) return false;
  if ((directory_end - kDirectoryAt) % 2 != 0 || number2(bytes, kGapAt) > number2(bytes, kFreeAt)) return false;
  return has_right_items(bytes, level, directory_end, blocks);
}

std::string damage_in_words(const std::string& table_file) {
  const auto table = MappedFile::if_exists(table_file);
  if (!table) return {};
  if (table->bytes().size() % kTableBlockBytes != 0) return "it ends inside a block";
  std::string words = wrong_blocks_in_words(table->bytes());
  if (words.empty() && table_file.ends_with("/postlist.glass")) words = wrong_list_in_words(table_file);
  return words.empty() ? "which block cannot be told: all are built like blocks of a table" : words;
}

}  // namespace dateline
