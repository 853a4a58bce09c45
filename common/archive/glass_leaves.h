// The items of a glass table in order of their keys, read from the file's bytes without Xapian: blocks need to know
// where in the file a tag lies, which no interface of Xapian's tells, and merging reads every item, for which a read of
// the file and a search of the tree for each list cost more than the merging itself.
//
// Nothing is believed: a wrong number anywhere ends in Error(damaged), not outside the bytes and not in a loop.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/archive/glass_root.h"

namespace dateline {

struct GlassItem {
  std::string_view key;   ///< in the table's bytes
  std::string_view tag;   ///< in the table's bytes if it is whole, else joined, and valid until the next item
  bool whole = true;      ///< not cut into pieces
  bool deflated = false;  ///< the tag, raw
};

/// Walks the leaves of one table.  Borrows its bytes.  Throws Error(damaged) with the table's path.
class GlassLeaves {
 public:
  /// `table` is not looked at if the root says that there is none.
  GlassLeaves(std::string_view table, const GlassRoot& root, std::string path);
  // Its tag may be a view of itself.
  GlassLeaves(const GlassLeaves&) = delete;
  GlassLeaves& operator=(const GlassLeaves&) = delete;

  /// Moves to the next item but the empty first one, keys ascending; false behind the last.
  [[nodiscard]] bool next();
  /// After next() was true.
  [[nodiscard]] const GlassItem& item() const noexcept { return item_; }

  [[nodiscard]] std::string_view table() const noexcept { return table_; }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// Where the leaf that the last item ends in begins.
  [[nodiscard]] std::uint64_t leaf_offset() const noexcept {
    return static_cast<std::uint64_t>(leaf_.bytes.data() - table_.data());
  }

 private:
  static constexpr std::size_t kMostLevels = 10;

  struct Block {
    std::string_view bytes;
    std::size_t items = 0;
    std::size_t at = 0;  ///< the next item
  };
  /// Place of an item in its table: the piece of a tag counts behind the key.
  struct Place {
    std::string_view key;
    unsigned piece = 0;
    auto operator<=>(const Place&) const = default;
  };

  [[noreturn]] void damaged(const char* what) const;
  [[nodiscard]] bool next_leaf();
  void descend(std::uint64_t number, std::uint32_t level);
  [[nodiscard]] Block checked_block(std::uint64_t number, std::uint32_t level);
  [[nodiscard]] std::uint64_t next_child(Block& branch);
  [[nodiscard]] std::string_view next_item(Block& block) const;
  [[nodiscard]] bool read_piece();
  [[nodiscard]] bool take_piece(Place place, std::string_view tag, unsigned flags);

  std::string_view table_;
  GlassRoot root_;
  std::string path_;
  std::uint64_t blocks_left_ = 0;  // no block belongs to a tree twice

  Block leaf_;
  std::array<Block, kMostLevels> branches_;  // by level, from 1
  Place last_;                               // of the item before
  Place floor_;                              // the divider: nothing in the block may come before it
  bool descended_ = false;                   // to the first leaf
  bool begun_ = false;                       // the empty item was there
  bool tag_ended_ = true;
  std::string cut_tag_;
  GlassItem item_;
};

}  // namespace dateline
