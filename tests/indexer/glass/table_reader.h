// A reader of glass tables that trusts nothing, for ours and for those that Xapian writes.
#pragma once

#include <libdeflate.h>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

namespace dateline::testing {

inline std::uint64_t number_at(const std::string& bytes, std::size_t offset, std::size_t count) {
  if (offset + count > bytes.size()) FAIL("a table or tag ends too early");  // an assertion a byte takes too long
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < count; ++i) number = number << 8 | static_cast<unsigned char>(bytes[offset + i]);
  return number;
}

inline std::uint64_t take_varint(const std::string& bytes, std::size_t& at) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint64_t byte = number_at(bytes, at++, 1);
    number |= (byte & 127) << shift;
    if (byte < 128) return number;
  }
  FAIL("a varint without end");
  return 0;
}

/// A table as the version file shows it.
struct VersionRoot {
  std::uint64_t root = 0, level = 0, entries = 0, block_size = 0, compress_min = 0;
  bool sequential = false, fake = false;
  std::string free_list;
};

struct VersionFile {
  std::string head;  ///< magic and format date
  std::string uuid;
  std::uint64_t revision = 0;
  std::vector<VersionRoot> tables;  ///< postlist, docdata, termlist, position, spelling, synonym
  std::vector<std::uint64_t> statistics;
};

inline VersionFile read_version_file(const std::string& folder) {
  const std::string bytes = read_bytes(folder + "/iamglass");
  REQUIRE(bytes.size() > 32);
  REQUIRE(bytes.size() <= 256);
  VersionFile version{.head = bytes.substr(0, 16), .uuid = bytes.substr(16, 16)};
  std::size_t at = 32;
  version.revision = take_varint(bytes, at);
  for (int i = 0; i < 6; ++i) {
    VersionRoot table;
    table.root = take_varint(bytes, at);
    const std::uint64_t flags = take_varint(bytes, at);
    table.level = flags / 4;
    table.sequential = (flags & 2) != 0;
    table.fake = (flags & 1) != 0;
    table.entries = take_varint(bytes, at);
    table.block_size = 2048 * take_varint(bytes, at);
    table.compress_min = take_varint(bytes, at);
    const std::size_t list_bytes = take_varint(bytes, at);
    table.free_list = bytes.substr(at, list_bytes);
    at += list_bytes;
    version.tables.push_back(table);
  }
  for (int i = 0; i < 8; ++i) version.statistics.push_back(take_varint(bytes, at));
  REQUIRE(at == bytes.size());
  return version;
}

struct TableItem {
  std::string key;
  std::uint64_t piece = 1;
  bool deflated = false, first = false, last = false;
  std::string tag;
  std::size_t bytes = 0;

  [[nodiscard]] auto order() const { return std::pair(key, piece); }
};

/// One logical entry, inflated.
struct TableEntry {
  std::string key;
  std::string tag;
  bool operator==(const TableEntry&) const = default;
};

inline std::string inflate(const std::string& bytes) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  for (std::size_t room = bytes.size() * 4 + 1000;; room *= 4) {
    std::string plain(room, '\0');
    std::size_t got = 0;
    const auto result =
        libdeflate_deflate_decompress(inflater.get(), bytes.data(), bytes.size(), plain.data(), room, &got);
    plain.resize(got);
    if (result == LIBDEFLATE_SUCCESS) return plain;
    REQUIRE(result == LIBDEFLATE_INSUFFICIENT_SPACE);
  }
}

class TableReader {
 public:
  TableReader(const std::string& file, const VersionRoot& root) : bytes_(read_bytes(file)), root_(root) {
    REQUIRE(bytes_.size() % root.block_size == 0);
    if (!root_.fake) walk(root_.root, root_.level);
  }

  /// Leaf items in key order, the null item first.
  [[nodiscard]] const std::vector<TableItem>& items() const { return items_; }
  /// Blocks of the tree, root first.
  [[nodiscard]] const std::vector<std::uint64_t>& blocks() const { return blocks_; }

  [[nodiscard]] std::vector<TableEntry> entries() const {
    std::vector<TableEntry> entries;
    bool deflated = false;
    for (std::size_t i = root_.fake ? 0 : 1; i < items_.size(); ++i) {
      const TableItem& item = items_[i];
      if (item.first) {
        entries.push_back({item.key, ""});
        deflated = item.deflated;
      }
      REQUIRE(!entries.empty());
      REQUIRE(entries.back().key == item.key);
      REQUIRE(item.deflated == deflated);
      entries.back().tag += item.tag;
      if (item.last && deflated) entries.back().tag = inflate(entries.back().tag);
    }
    return entries;
  }

  /// What only a table written in one go has: leaves in file order, no holes, zeroed gaps, nothing unused.
  void require_bulk_made() const {
    if (root_.fake) {
      REQUIRE(bytes_.empty());
      return;
    }
    REQUIRE(root_.block_size == 8192);
    REQUIRE(blocks_.size() == bytes_.size() / root_.block_size);
    REQUIRE(std::set(blocks_.begin(), blocks_.end()).size() == blocks_.size());
    REQUIRE(root_.root == blocks_.size() - 1);
    REQUIRE(std::is_sorted(leaves_.begin(), leaves_.end()));
    REQUIRE(items_.front().key.empty());
    REQUIRE(items_.front().tag.empty());
    for (std::uint64_t block = 0; block < blocks_.size(); ++block) require_tight(block);
    std::uint64_t entries = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      REQUIRE(items_[i].bytes <= 2043);
      if (i > 0) REQUIRE(items_[i - 1].order() < items_[i].order());
      if (i > 0 && items_[i].first) ++entries;
      if (i > 0 && !items_[i].first) {
        REQUIRE(items_[i - 1].key == items_[i].key);
        REQUIRE(items_[i - 1].piece + 1 == items_[i].piece);
        REQUIRE(!items_[i - 1].last);
        if (!items_[i].last) REQUIRE(items_[i].bytes == 2043);
      }
    }
    REQUIRE(root_.entries == entries);
  }

 private:
  using Order = std::pair<std::string, std::uint64_t>;

  /// Reads the subtree and checks its dividers.
  void walk(std::uint64_t block, std::uint64_t level) {
    const std::size_t begin = block * root_.block_size;
    REQUIRE(number_at(bytes_, begin + 4, 1) == level);
    blocks_.push_back(block);
    if (level == 0) leaves_.push_back(block);
    const std::size_t directory_end = number_at(bytes_, begin + 9, 2);
    REQUIRE(directory_end % 2 == 1);
    for (std::size_t slot = 11; slot < directory_end; slot += 2) {
      const std::size_t item = begin + number_at(bytes_, begin + slot, 2);
      level == 0 ? read_item(item) : read_child(item, slot == 11, level);
    }
  }

  void read_child(std::size_t at, bool first, std::uint64_t level) {
    const std::uint64_t child = number_at(bytes_, at, 4);
    const std::size_t key_bytes = number_at(bytes_, at + 4, 1);
    const Order divider(bytes_.substr(at + 5, key_bytes), number_at(bytes_, at + 5 + key_bytes, 2));
    if (first) REQUIRE(divider == Order());
    const std::size_t before = items_.size();
    if (!first) REQUIRE(items_.back().order() < divider);
    walk(child, level - 1);
    REQUIRE(items_.size() > before);
    REQUIRE(divider <= Order(items_[before].order()));
  }

  void read_item(std::size_t at) {
    const std::uint64_t flags = number_at(bytes_, at, 2);
    TableItem item;
    item.deflated = (flags & 0x8000) != 0;
    item.last = (flags & 0x4000) != 0;
    item.first = (flags & 0x2000) != 0;
    item.bytes = (flags & 0x1FFF) + 3;
    const std::size_t key_bytes = number_at(bytes_, at + 2, 1);
    item.key = bytes_.substr(at + 3, key_bytes);
    std::size_t head = 3 + key_bytes;
    if (!item.first) {
      item.piece = number_at(bytes_, at + head, 2);
      head += 2;
    }
    REQUIRE(item.bytes >= head);
    REQUIRE(at + item.bytes <= bytes_.size());
    item.tag = bytes_.substr(at + head, item.bytes - head);
    items_.push_back(std::move(item));
  }

  void require_tight(std::uint64_t block) const {
    const std::size_t begin = block * root_.block_size;
    REQUIRE(number_at(bytes_, begin, 4) == 1);
    const std::size_t gap = number_at(bytes_, begin + 5, 2);
    REQUIRE(number_at(bytes_, begin + 7, 2) == gap);
    const std::size_t directory_end = number_at(bytes_, begin + 9, 2);
    REQUIRE(directory_end > 11);
    REQUIRE(number_at(bytes_, begin + directory_end - 2, 2) == directory_end + gap);
    REQUIRE(bytes_.compare(begin + directory_end, gap, std::string(gap, '\0')) == 0);
  }

  std::string bytes_;
  VersionRoot root_;
  std::vector<TableItem> items_;
  std::vector<std::uint64_t> blocks_;
  std::vector<std::uint64_t> leaves_;
};

}  // namespace dateline::testing
