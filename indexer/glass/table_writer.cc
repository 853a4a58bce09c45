#include "indexer/glass/table_writer.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>

#include <dateline/error.h>

namespace dateline::glass {

namespace {

constexpr std::size_t kDeflatedBit = 0x8000;
constexpr std::size_t kLastBit = 0x4000;
constexpr std::size_t kFirstBit = 0x2000;
constexpr std::size_t kMostPieces = 65535;
constexpr std::size_t kChildHead = 5;
/// A first piece shorter than this, key aside, is not worth an item.
constexpr std::size_t kLeastFirstPiece = 34;

}  // namespace

TableWriter::TableWriter(const std::string& path, std::uint32_t compress_min, WhenEmpty when_empty) : path_(path) {
  root_.compress_min = compress_min;
  // Removed, not overwritten: a snapshot may hold the same file by another name.
  if (::unlink(path_.c_str()) != 0 && errno != ENOENT) throw_errno(errno, "remove", path_);
  if (when_empty == WhenEmpty::empty_file) file_.emplace(path_);
}

/// Every table with blocks begins with an item of empty key and tag, which is not counted.
void TableWriter::begin_file() {
  if (!file_) file_.emplace(path_);
  root_.absent = false;
  add_item({}, {}, false, Part::whole, 1);
}

void TableWriter::check_key(std::string_view key) const {
  if (key.empty() || key.size() > kMostKeyBytes) {
    throw Error(ErrorCode::internal, "a key of " + std::to_string(key.size()) + " bytes does not fit " + path_, path_);
  }
  if (key <= std::string_view(last_key_.data(), last_key_bytes_)) {
    throw Error(ErrorCode::internal, "keys of " + path_ + " do not ascend", path_);
  }
}

std::uint64_t TableWriter::add(std::string_view key, std::string_view tag, bool deflated, Cut cut) {
  check_key(key);
  if (root_.absent) begin_file();
  std::uint64_t begins = 0;
  const std::size_t whole = kItemHead + key.size() + tag.size();
  const bool fills = cut == Cut::to_fill && leaf_.room() < whole && leaf_.room() >= key.size() + kLeastFirstPiece;
  if (tag_in_one_item(key.size(), tag.size()) && !fills) {
    begins = add_item(key, tag, deflated, Part::whole, 1);
  } else {
    add_pieces(key, tag, deflated, begins);
  }
  ++root_.entries;
  return begins;
}

void TableWriter::add_pieces(std::string_view key, std::string_view tag, bool deflated, std::uint64_t& tag_begins) {
  const std::size_t longest_first = kMostItemBytes - kItemHead - key.size();
  const std::size_t longest = longest_first - kPieceBytes;
  // The rest of the open leaf is used up if that is worth an item.
  const std::size_t overhead = kItemHead + key.size();
  const bool fill = leaf_.room() >= key.size() + kLeastFirstPiece;
  const std::size_t first = fill ? std::min(longest_first, leaf_.room() - overhead) : longest_first;
  const std::size_t pieces = 1 + (tag.size() - first + longest - 1) / longest;
  if (pieces > kMostPieces) {
    throw Error(ErrorCode::bad_data, std::to_string(tag.size()) + " bytes are too many for one entry of " + path_,
                path_, "split or leave out the document that has so much text");
  }
  tag_begins = add_item(key, tag.substr(0, first), deflated, Part::first, 1);
  tag.remove_prefix(first);
  for (std::size_t piece = 2; piece <= pieces; ++piece) {
    const std::string_view bytes = tag.substr(0, longest);
    add_item(key, bytes, deflated, piece == pieces ? Part::last : Part::middle, piece);
    tag.remove_prefix(bytes.size());
  }
}

std::uint64_t TableWriter::add_item(std::string_view key, std::string_view tag, bool deflated, Part part,
                                    std::size_t piece) {
  const bool numbered = part == Part::middle || part == Part::last;
  const std::size_t size = kItemHead + key.size() + (numbered ? kPieceBytes : 0) + tag.size();
  if (leaf_.room() < size) next_leaf(key, piece);
  char* item = leaf_.place(size);
  std::size_t flags = deflated ? kDeflatedBit : 0;
  if (part == Part::whole || part == Part::first) flags |= kFirstBit;
  if (part == Part::whole || part == Part::last) flags |= kLastBit;
  put16(item, flags | (size - kItemHead));
  item[2] = static_cast<char>(static_cast<unsigned char>(key.size()));
  item += kItemHead;
  std::copy(key.begin(), key.end(), item);
  item += key.size();
  if (numbered) {
    put16(item, piece);
    item += kPieceBytes;
  }
  std::copy(tag.begin(), tag.end(), item);
  std::copy(key.begin(), key.end(), last_key_.begin());
  last_key_bytes_ = key.size();
  return std::uint64_t{root_.blocks} * kBlockBytes + leaf_.offset_of(item);
}

/// Puts the open leaf into the file; the next one will begin with this piece of this key.
void TableWriter::next_leaf(std::string_view key, std::size_t piece) {
  const std::uint32_t number = write_block(leaf_, 0);
  add_child(1, leaf_divider_, number);
  leaf_divider_ = divider_before(key, piece);
  leaf_.clear();
}

/// The shortest start of the key that is above all before it; the key itself if only the piece is.
TableWriter::Divider TableWriter::divider_before(std::string_view key, std::size_t piece) const {
  if (piece > 1) return {std::string(key), piece};
  const std::string_view before(last_key_.data(), last_key_bytes_);
  const auto differs = std::mismatch(key.begin(), key.end(), before.begin(), before.end()).first;
  const auto same = static_cast<std::size_t>(differs - key.begin());
  return {std::string(key.substr(0, same + 1)), piece};
}

void TableWriter::add_child(std::size_t level, const Divider& divider, std::uint32_t child) {
  if (branches_.size() < level) branches_.emplace_back();
  Branch& branch = branches_[level - 1];
  if (!branch.block.empty() && branch.block.room() < kChildHead + divider.key.size() + kPieceBytes) {
    const std::uint32_t number = write_block(branch.block, level);
    const Divider first = std::move(branch.first);
    branch.block.clear();
    add_child(level + 1, first, number);  // `branch` may have moved
    return add_child(level, divider, child);
  }
  // What divides a branch's first child from its neighbour stands only above.
  if (branch.block.empty()) branch.first = divider;
  const Divider shown = branch.block.empty() ? Divider{} : divider;
  char* item = branch.block.place(kChildHead + shown.key.size() + kPieceBytes);
  put32(item, child);
  item[4] = static_cast<char>(static_cast<unsigned char>(shown.key.size()));
  std::copy(shown.key.begin(), shown.key.end(), item + kChildHead);
  put16(item + kChildHead + shown.key.size(), shown.piece);
}

std::uint32_t TableWriter::write_block(TableBlock& block, std::size_t level) {
  if (root_.blocks == std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::bad_data, path_ + " would need more than 2^32 blocks", path_, "index in smaller parts");
  }
  file_->append(block.finish(level));
  return root_.blocks++;
}

TableRoot TableWriter::finish() {
  if (!root_.absent) {
    root_.root = write_block(leaf_, 0);
    if (!branches_.empty()) add_child(1, leaf_divider_, root_.root);
    for (std::size_t level = 1; level <= branches_.size(); ++level) {
      root_.root = write_block(branches_[level - 1].block, level);
      root_.level = static_cast<std::uint32_t>(level);
      if (level < branches_.size()) add_child(level + 1, branches_[level - 1].first, root_.root);
    }
  }
  if (file_) file_->close();
  return root_;
}

}  // namespace dateline::glass
