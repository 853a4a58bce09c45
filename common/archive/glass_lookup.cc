#include "common/archive/glass_lookup.h"

#include "common/archive/glass_block.h"
#include "common/archive/glass_keys.h"
#include "common/text/varint.h"

namespace dateline {

using namespace glass_block;

GlassLookup::GlassLookup(const std::string& shard_folder) : table_(GlassTable::postlist(shard_folder)) {
  check_size(bytes(), table_.root(), path());
}

void GlassLookup::damaged(const std::string& what) const { throw_damaged_table(path(), what); }

std::string_view GlassLookup::block(std::uint64_t number, std::uint32_t level) const {
  return checked(bytes(), table_.root(), path(), number, level);
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
  if (bytes().empty() || term.empty()) return {};
  std::string key;
  append_escaped_key(key, term);
  std::uint64_t number = table_.root().root;
  for (std::uint32_t level = table_.root().level; level > 0; --level) number = child(block(number, level), key);
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
