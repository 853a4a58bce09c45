#include "common/archive/glass_leaves.h"

#include <utility>

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

constexpr std::size_t kHeaderBytes = 11;
constexpr unsigned kDeflated = 0x8000, kLastPiece = 0x4000, kFirstPiece = 0x2000, kSizeBits = 0x1FFF;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

unsigned big16(std::string_view bytes, std::size_t at) { return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); }

std::uint32_t big32(std::string_view bytes, std::size_t at) { return big16(bytes, at) << 16 | big16(bytes, at + 2); }

/// Place of an item in its table: the piece of a tag counts behind the key.
struct ItemKey {
  std::string key;
  unsigned piece = 0;
  auto operator<=>(const ItemKey&) const = default;
};

class LeafWalk {
 public:
  LeafWalk(std::string_view table, const GlassRoot& root, const std::string& path,
           const std::function<void(const GlassItem&)>& visit)
      : table_(table), root_(root), path_(path), visit_(visit), blocks_left_(table.size() / root.block_size) {}

  void run() {
    walk(root_.root, root_.level);
    if (!tag_ended_) damaged("a tag has no end");
  }

 private:
  [[noreturn]] void damaged(const std::string& what) const { throw_damaged_table(path_, what); }

  void walk(std::uint64_t number, std::uint32_t level);
  [[nodiscard]] std::string_view checked_block(std::uint64_t number, std::uint32_t level);
  [[nodiscard]] std::string_view rest_of_item(std::string_view block, std::size_t index) const;
  void walk_branch(std::string_view block, std::size_t items, std::uint32_t level);
  void walk_leaf(std::string_view block, std::size_t items);
  void read_item(std::string_view item);
  void advance(ItemKey key);
  void take_piece(std::string_view tag, unsigned flags);

  std::string_view table_;
  const GlassRoot& root_;
  const std::string& path_;
  const std::function<void(const GlassItem&)>& visit_;
  std::uint64_t blocks_left_;  // no block belongs to a tree twice

  ItemKey last_;   // of the item before
  ItemKey floor_;  // the divider: nothing in the block may come before it
  bool begun_ = false;
  std::string cut_tag_;
  bool tag_ended_ = true;
};

void LeafWalk::walk(std::uint64_t number, std::uint32_t level) {
  const std::string_view block = checked_block(number, level);
  const std::size_t items = (big16(block, 9) - kHeaderBytes) / 2;
  if (level == 0) {
    walk_leaf(block, items);
  } else {
    walk_branch(block, items, level);
  }
}

std::string_view LeafWalk::checked_block(std::uint64_t number, std::uint32_t level) {
  if (number >= table_.size() / root_.block_size) damaged("a block lies behind the end");
  if (blocks_left_-- == 0) damaged("a block belongs to two others");
  const std::string_view block = table_.substr(number * root_.block_size, root_.block_size);
  const std::string name = "block " + std::to_string(number);
  if (byte_at(block, 4) != level) damaged(name + " is of another level");
  if (big32(block, 0) > root_.revision) damaged(name + " is newer than its database");
  const unsigned end = big16(block, 9);
  if (end % 2 == 0 || end < kHeaderBytes + 2 || end > block.size()) damaged(name + " has no directory");
  return block;
}

/// From the item's first byte to the block's end.
std::string_view LeafWalk::rest_of_item(std::string_view block, std::size_t index) const {
  const unsigned begin = big16(block, kHeaderBytes + 2 * index);
  if (begin < big16(block, 9) || begin >= block.size()) damaged("an item lies outside its block");
  return block.substr(begin);
}

void LeafWalk::walk_branch(std::string_view block, std::size_t items, std::uint32_t level) {
  for (std::size_t i = 0; i < items; ++i) {
    const std::string_view item = rest_of_item(block, i);
    if (item.size() < 7 || item.size() < 7 + byte_at(item, 4)) damaged("an item lies outside its block");
    const std::size_t key_bytes = byte_at(item, 4);
    ItemKey divider{.key = std::string(item.substr(5, key_bytes)), .piece = big16(item, 5 + key_bytes)};
    if (i > 0) {
      if (!(last_ < divider)) damaged("its branches are not in order");
      floor_ = std::move(divider);
    }
    walk(big32(item, 0), level - 1);
  }
}

void LeafWalk::walk_leaf(std::string_view block, std::size_t items) {
  for (std::size_t i = 0; i < items; ++i) {
    const std::string_view rest = rest_of_item(block, i);
    if (rest.size() < 3) damaged("an item lies outside its block");
    const std::size_t size = (big16(rest, 0) & kSizeBits) + 3;
    if (size > rest.size()) damaged("an item lies outside its block");
    read_item(rest.substr(0, size));
  }
}

void LeafWalk::read_item(std::string_view item) {
  const unsigned flags = big16(item, 0);
  const bool first = (flags & kFirstPiece) != 0;
  const std::size_t key_bytes = byte_at(item, 2);
  const std::size_t head = 3 + key_bytes + (first ? 0 : 2);
  if (item.size() < head) damaged("a key lies outside its item");
  if ((flags & kDeflated) != 0) damaged("a tag is deflated");
  const std::string_view key = item.substr(3, key_bytes);
  const bool is_null = key.empty() && first && (flags & kLastPiece) != 0 && item.size() == head;
  if (is_null == begun_) damaged(begun_ ? "an item has no key" : "it does not begin with the empty item");
  begun_ = true;
  if (is_null) return;
  if (first != tag_ended_) damaged("a tag's pieces are not together");
  const unsigned piece = first ? 1 : big16(item, 3 + key_bytes);
  if (!first && (key != last_.key || piece != last_.piece + 1)) damaged("a tag's pieces are not in order");
  advance({.key = std::string(key), .piece = piece});
  take_piece(item.substr(head), flags);
}

void LeafWalk::advance(ItemKey key) {
  if (key <= last_ || key < floor_) damaged("its items are not in order");
  last_ = std::move(key);
}

void LeafWalk::take_piece(std::string_view tag, unsigned flags) {
  const bool first = (flags & kFirstPiece) != 0;
  tag_ended_ = (flags & kLastPiece) != 0;
  if (first && tag_ended_) {
    visit_({.key = last_.key, .tag = tag, .file_offset = static_cast<std::uint64_t>(tag.data() - table_.data())});
    return;
  }
  if (first) cut_tag_.clear();
  cut_tag_ += tag;
  if (tag_ended_) visit_({.key = last_.key, .tag = cut_tag_, .whole = false});
}

}  // namespace

void throw_damaged_table(const std::string& path, const std::string& what) {
  throw Error(ErrorCode::damaged, path + " is damaged: " + what, path,
              "restore the shard from a backup, or index the articles again");
}

GlassRoot postlist_root(std::string_view version_file, const std::string& path) {
  if (!version_file.starts_with(kVersionMagic) || version_file.size() < kVersionMagic.size() + kUuidBytes) {
    throw_damaged_table(path, "it is no version file of a glass database");
  }
  version_file.remove_prefix(kVersionMagic.size() + kUuidBytes);
  const char* at = version_file.data();
  const char* const end = at + version_file.size();
  GlassRoot root;
  std::uint32_t level_and_flags = 0;
  std::uint64_t entries = 0;
  std::uint64_t block_units = 0;
  if (!read_varint(at, end, root.revision) || !read_varint(at, end, root.root) ||
      !read_varint(at, end, level_and_flags) || !read_varint(at, end, entries) || !read_varint(at, end, block_units)) {
    throw_damaged_table(path, "it ends too early");
  }
  root.level = level_and_flags >> 2;
  root.absent = (level_and_flags & 1) != 0;
  root.block_size = block_units > kLargestBlock / kBlockUnit ? 0 : block_units * kBlockUnit;
  if (root.block_size == 0 || (root.block_size & (root.block_size - 1)) != 0 || root.level >= kMostLevels) {
    throw_damaged_table(path, "it says nothing sensible of the postlist table");
  }
  return root;
}

void for_each_item(std::string_view table, const GlassRoot& root, const std::string& path,
                   const std::function<void(const GlassItem&)>& visit) {
  if (root.absent) return;
  if (table.empty() || table.size() % root.block_size != 0) {
    throw_damaged_table(path, "its size is no whole number of blocks");
  }
  LeafWalk(table, root, path, visit).run();
}

}  // namespace dateline
