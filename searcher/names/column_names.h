// What the values in an archive's columns count as, worked out once: names are numbers from then on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Why a name counts as another.
enum class NameLink : std::uint8_t { itself, spelling, learnt, user };
[[nodiscard]] std::string_view to_string(NameLink link) noexcept;

struct NamedAs {
  std::string key;  ///< what all names that are one have in common, folded
  NameLink link = NameLink::itself;
};

/// Of one kind.
class ColumnNames {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Entry {
    std::uint32_t name = kNone;  ///< none: no entity
    NameLink link = NameLink::itself;
  };

  ColumnNames() = default;
  ColumnNames(const ColumnNames&) = delete;
  ColumnNames& operator=(const ColumnNames&) = delete;

  /// The entries of the next shard's dictionary come, in its order.
  void begin_shard(std::size_t entries);
  void add(const std::optional<NamedAs>& as);

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(keys_.size()); }
  [[nodiscard]] const std::string& key(std::uint32_t name) const { return keys_[name]; }
  /// kNone if no value counts as `key`.
  [[nodiscard]] std::uint32_t find(std::string_view key) const;
  /// By dictionary id; nothing of a shard without the column.
  [[nodiscard]] const std::vector<Entry>& entries(std::size_t shard) const { return entries_[shard]; }

 private:
  std::deque<std::string> keys_;                                 // by number; stay where they are
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // views of keys_
  std::vector<std::vector<Entry>> entries_;
};

}  // namespace dateline
