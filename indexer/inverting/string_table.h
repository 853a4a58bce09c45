// Strings -> numbers in order of first appearance, in flat memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An open-addressing table.  Strings together may take 4 GB.  Not thread-safe.
class StringTable {
 public:
  StringTable();

  /// The string's number; a new string gets size().
  std::uint32_t number(std::string_view text) { return number(text, hash_of(text)); }
  std::uint32_t number(std::string_view text, std::uint64_t hash);
  [[nodiscard]] static std::uint64_t hash_of(std::string_view text) noexcept;

  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return std::string_view(bytes_).substr(offsets_[number], offsets_[number + 1] - offsets_[number]);
  }
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(offsets_.size() - 1); }
  [[nodiscard]] std::uint64_t memory() const noexcept;
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number_plus_one = 0;  // 0: free
  };
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> offsets_;
  std::string bytes_;
};

}  // namespace dateline
