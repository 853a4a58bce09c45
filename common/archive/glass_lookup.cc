#include "common/archive/glass_lookup.h"

#include "common/archive/files.h"
#include "common/text/varint.h"

namespace dateline {

namespace {

// The layout of blocks and items is told in glass_leaves.cc, which reads all of them.
constexpr std::size_t kHeaderBytes = 11;
constexpr std::size_t kBranchHead = 5;  // u32 child, u8 bytes of the key
constexpr std::size_t kLeafHead = 3;    // u16 size and flags, u8 bytes of the key
constexpr unsigned kDeflated = 0x8000, kLastPiece = 0x4000, kFirstPiece = 0x2000, kSizeBits = 0x1FFF;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned big16(std::string_view bytes, std::size_t at) { return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); }
std::uint32_t big32(std::string_view bytes, std::size_t at) { return big16(bytes, at) << 16 | big16(bytes, at + 2); }
std::size_t items_of(std::string_view block) { return (big16(block, 9) - kHeaderBytes) / 2; }

/// A term as the key of its first chunk: zero bytes are told from the end of the term by an FF behind them.
std::string key_of(std::string_view term) {
  std::string key;
  for (const char c : term) {
    key.push_back(c);
    if (c == '\0') key.push_back('\xFF');
  }
  return key;
}

}  // namespace

GlassLookup::GlassLookup(const std::string& shard_folder) : path_(shard_folder + "/postlist.glass") {
  const std::string version_file = shard_folder + "/iamglass";
  const auto version = read_file(version_file);
  if (!version) throw_damaged_table(version_file, "it is missing");
  root_ = postlist_root(*version, version_file);
  if (root_.absent) return;
  file_ = MappedFile::if_exists(path_);
  if (!file_) damaged("it is missing");
  bytes_ = file_->bytes();
  if (bytes_.empty() || bytes_.size() % root_.block_size != 0) damaged("its size is no whole number of blocks");
}

void GlassLookup::damaged(const std::string& what) const { throw_damaged_table(path_, what); }

std::string_view GlassLookup::block(std::uint64_t number, std::uint32_t level) const {
  if (number >= bytes_.size() / root_.block_size) damaged("a block lies behind the end");
  const std::string_view block = bytes_.substr(number * root_.block_size, root_.block_size);
  if (byte_at(block, 4) != level || big32(block, 0) > root_.revision) {
    damaged("block " + std::to_string(number) + " is of another level or revision");
  }
  const unsigned end = big16(block, 9);
  if (end % 2 == 0 || end < kHeaderBytes + 2 || end > block.size()) {
    damaged("block " + std::to_string(number) + " has no directory");
  }
  return block;
}

/// From the item's first byte to the block's end: at least `least` bytes and the key behind them.
std::string_view GlassLookup::item(std::string_view block, std::size_t index, std::size_t least) const {
  const unsigned begin = big16(block, kHeaderBytes + 2 * index);
  if (begin < big16(block, 9) || begin + least > block.size()) damaged("an item lies outside its block");
  const std::string_view item = block.substr(begin);
  if (item.size() < least + byte_at(item, least - 1)) damaged("a key lies outside its item");
  return item;
}

/// The block below whose keys begin at or before the first piece of `key`.
std::uint64_t GlassLookup::child(std::string_view block, std::string_view key) const {
  std::size_t low = 0;  // its divider counts as smaller than all keys
  std::size_t high = items_of(block);
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    const std::string_view found = item(block, middle, kBranchHead);
    const std::size_t size = byte_at(found, kBranchHead - 1);
    const int order = found.substr(kBranchHead, size).compare(key);
    const bool further_piece =
        order == 0 && found.size() >= kBranchHead + size + 2 && big16(found, kBranchHead + size) > 1;
    (order > 0 || further_piece ? high : low) = middle;
  }
  return big32(item(block, low, kBranchHead), 0);
}

/// The item with this key, cut to its size; empty if there is none.
std::string_view GlassLookup::leaf_item(std::string_view block, std::string_view key) const {
  std::size_t low = 0;
  std::size_t high = items_of(block);
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::string_view found = item(block, middle, kLeafHead);
    const unsigned flags = big16(found, 0);
    const int order = found.substr(kLeafHead, byte_at(found, kLeafHead - 1)).compare(key);
    if (order == 0 && (flags & kFirstPiece) != 0) {
      const std::size_t size = (flags & kSizeBits) + 3;
      if (size > found.size() || size < kLeafHead + key.size()) damaged("an item lies outside its block");
      return found.substr(0, size);
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {};
}

GlassLookup::Answer GlassLookup::find(std::string_view term) const {
  if (bytes_.empty() || term.empty()) return {};
  const std::string key = key_of(term);
  std::uint64_t number = root_.root;
  for (std::uint32_t level = root_.level; level > 0; --level) number = child(block(number, level), key);
  const std::string_view found = leaf_item(block(number, 0), key);
  if (found.empty()) return {};
  const unsigned flags = big16(found, 0);
  if ((flags & kDeflated) != 0) damaged("a posting list is deflated");
  if ((flags & kLastPiece) == 0) return {.list = std::nullopt, .in_pieces = true};
  const char* at = found.data() + kLeafHead + key.size();
  const char* const end = found.data() + found.size();
  GlassList list;
  std::uint32_t before_first = 0;
  std::uint32_t span = 0;
  if (!read_varint(at, end, list.documents) || !read_varint(at, end, list.occurrences) ||
      !read_varint(at, end, before_first) || before_first == ~0U || at == end || (*at != '0' && *at != '1')) {
    damaged("a list has no head");
  }
  list.only_chunk = *at++ == '1';
  list.first_docid = before_first + 1;
  if (!read_varint(at, end, span) || span > ~0U - list.first_docid) damaged("a chunk has no head");
  list.last_docid = list.first_docid + span;
  list.postings = {at, static_cast<std::size_t>(end - at)};
  return {.list = list, .in_pieces = false};
}

}  // namespace dateline
