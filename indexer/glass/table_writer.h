// A glass table, that is a B-tree of blocks, made in one pass from entries in key order.
//
// One leaf is open and one branch block a level.  A block that is full goes to the end of the file and its number, with
// the key that divides it from the block before, into the branch above.  So every block is written once, leaves stand
// in key order, and the last block written is the root.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/block.h"
#include "indexer/glass/glass_writer.h"
#include "indexer/glass/output_file.h"

namespace dateline::glass {

inline constexpr std::size_t kMostKeyBytes = 255;

class TableWriter {
 public:
  /// Whether a table without entries is an empty file or none: Xapian insists on some tables and takes the others'
  /// absence as a statement.
  enum class WhenEmpty { empty_file, no_file };
  /// Whether a tag that would fit into one item may be cut to fill the rest of a leaf: of documents a twentieth of the
  /// table, but a reader of one of four goes to two leaves.
  enum class Cut { if_too_long, to_fill };

  /// An older file of that name goes.  Throws Error(io).
  TableWriter(const std::string& path, std::uint32_t compress_min, WhenEmpty when_empty);

  /// Keys ascend, 1..255 bytes: else Error(internal).  Error(bad_data) for a tag beyond 65535 pieces (about 130 MB).
  /// Returns where in the file the tag begins; it goes on without a break if tag_in_one_item() and it is kept whole.
  std::uint64_t add(std::string_view key, std::string_view tag, bool deflated = false, Cut cut = Cut::if_too_long);
  /// Bytes of an item that would still go into the open leaf.
  [[nodiscard]] std::size_t room() const noexcept { return root_.absent ? 0 : leaf_.room(); }
  [[nodiscard]] static bool tag_in_one_item(std::size_t key_bytes, std::size_t tag_bytes) {
    return kItemHead + key_bytes + tag_bytes <= kMostItemBytes;
  }
  /// Writes what is open and closes the file.
  [[nodiscard]] TableRoot finish();

 private:
  /// What stands between two neighbouring blocks: the last item of the first < divider <= the first item of the second.
  struct Divider {
    std::string key;
    std::size_t piece = 0;
  };
  struct Branch {
    TableBlock block;
    Divider first;  ///< of its first child: not in the block, but in the branch above
  };
  enum class Part { whole, first, middle, last };
  static constexpr std::size_t kItemHead = 3;
  static constexpr std::size_t kPieceBytes = 2;

  void begin_file();
  void check_key(std::string_view key) const;
  void add_pieces(std::string_view key, std::string_view tag, bool deflated, std::uint64_t& tag_begins);
  std::uint64_t add_item(std::string_view key, std::string_view tag, bool deflated, Part part, std::size_t piece);
  void next_leaf(std::string_view key, std::size_t piece);
  [[nodiscard]] Divider divider_before(std::string_view key, std::size_t piece) const;
  void add_child(std::size_t level, const Divider& divider, std::uint32_t child);
  std::uint32_t write_block(TableBlock& block, std::size_t level);

  std::string path_;
  std::optional<OutputFile> file_;
  TableRoot root_;
  TableBlock leaf_;
  Divider leaf_divider_;
  std::vector<Branch> branches_;  ///< level 1 first
  std::size_t last_key_bytes_ = 0;
  std::array<char, kMostKeyBytes> last_key_{};
};

}  // namespace dateline::glass
