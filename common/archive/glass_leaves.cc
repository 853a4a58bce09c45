#include "common/archive/glass_leaves.h"

#include <utility>

#include "common/archive/glass_block.h"

namespace dateline {

using namespace glass_block;

GlassLeaves::GlassLeaves(std::string_view table, const GlassRoot& root, std::string path)
    : table_(table), root_(root), path_(std::move(path)) {
  if (root_.absent) return;
  check_size(table_, root_, path_);
  blocks_left_ = table_.size() / root_.block_size;
}

void GlassLeaves::damaged(const char* what) const { throw_damaged_table(path_, what); }

bool GlassLeaves::next() {
  while (leaf_.at != leaf_.items || next_leaf()) {
    if (read_piece()) return true;
  }
  if (!tag_ended_) damaged("a tag has no end");
  return false;
}

bool GlassLeaves::next_leaf() {
  if (root_.absent) return false;
  if (!descended_) {
    descended_ = true;
    descend(root_.root, root_.level);
    return true;
  }
  std::uint32_t level = 1;
  while (level <= root_.level && branches_[level].at == branches_[level].items) ++level;
  if (level > root_.level) return false;
  descend(next_child(branches_[level]), level - 1);
  return true;
}

/// To the first leaf below.
void GlassLeaves::descend(std::uint64_t number, std::uint32_t level) {
  for (; level > 0; --level) {
    branches_[level] = checked_block(number, level);
    number = next_child(branches_[level]);
  }
  leaf_ = checked_block(number, 0);
}

GlassLeaves::Block GlassLeaves::checked_block(std::uint64_t number, std::uint32_t level) {
  const std::string_view block = checked(table_, root_, path_, number, level);
  if (blocks_left_-- == 0) damaged("a block belongs to two others");
  return {.bytes = block, .items = items_of(block)};
}

/// From the item's first byte to the block's end.
std::string_view GlassLeaves::next_item(Block& block) const {
  const unsigned begin = big16(block.bytes, kHeaderBytes + 2 * block.at++);
  if (begin < kHeaderBytes + 2 * block.items || begin >= block.bytes.size()) damaged("an item lies outside its block");
  return block.bytes.substr(begin);
}

std::uint64_t GlassLeaves::next_child(Block& branch) {
  const bool first = branch.at == 0;
  const std::string_view item = next_item(branch);
  if (item.size() < kBranchHead + kPieceBytes ||
      item.size() < kBranchHead + kPieceBytes + byte_at(item, kBranchHead - 1)) {
    damaged("an item lies outside its block");
  }
  if (!first) {
    const std::size_t key_bytes = byte_at(item, kBranchHead - 1);
    floor_ = {.key = item.substr(kBranchHead, key_bytes), .piece = big16(item, kBranchHead + key_bytes)};
    if (!(last_ < floor_)) damaged("its branches are not in order");
  }
  return big32(item, 0);
}

/// True if the item's tag is whole now.
bool GlassLeaves::read_piece() {
  std::string_view item = next_item(leaf_);
  if (item.size() < kLeafHead) damaged("an item lies outside its block");
  const unsigned flags = big16(item, 0);
  const std::size_t size = (flags & kSizeBits) + kLeafHead;
  if (size > item.size()) damaged("an item lies outside its block");
  item = item.substr(0, size);
  const bool first = (flags & kFirstPiece) != 0;
  const std::size_t key_bytes = byte_at(item, 2);
  const std::size_t head = kLeafHead + key_bytes + (first ? 0 : kPieceBytes);
  if (size < head) damaged("a key lies outside its item");
  if (!begun_) {
    begun_ = true;
    if (key_bytes != 0 || (flags & (kDeflated | kFirstPiece | kLastPiece)) != (kFirstPiece | kLastPiece) ||
        size != head) {
      damaged("it does not begin with the empty item");
    }
    return false;
  }
  if (key_bytes == 0) damaged("an item has no key");
  return take_piece({.key = item.substr(kLeafHead, key_bytes), .piece = first ? 1 : big16(item, kLeafHead + key_bytes)},
                    item.substr(head), flags);
}

bool GlassLeaves::take_piece(Place place, std::string_view tag, unsigned flags) {
  const bool first = (flags & kFirstPiece) != 0;
  const bool last = (flags & kLastPiece) != 0;
  const bool deflated = (flags & kDeflated) != 0;
  if (first != tag_ended_) damaged("a tag's pieces are not together");
  if (place <= last_ || place < floor_) damaged("its items are not in order");
  if (first) {
    item_ = {.key = place.key, .tag = tag, .whole = last, .deflated = deflated};
    if (!last) cut_tag_ = tag;
  } else {
    if (place.key != last_.key || place.piece != last_.piece + 1 || deflated != item_.deflated) {
      damaged("a tag's pieces are not in order");
    }
    cut_tag_ += tag;
    item_.tag = cut_tag_;
  }
  last_ = place;
  tag_ended_ = last;
  return last;
}

}  // namespace dateline
