// Strings -> numbers in order of first appearance, in flat memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/inverting/string_hash.h"

namespace dateline {

/// An open-addressing table.  Strings together may take 4 GB.  Not thread-safe.
class StringTable {
 public:
  StringTable();

  /// The string's number; a new string gets size().
  std::uint32_t number(std::string_view text) { return number(text, string_hash(text)); }
  /// `hash`: string_hash(text).
  std::uint32_t number(std::string_view text, std::uint64_t hash);

  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return std::string_view(bytes_).substr(offsets_[number], offsets_[number + 1] - offsets_[number]);
  }
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(offsets_.size() - 1); }
  [[nodiscard]] std::uint64_t memory() const noexcept;
  /// No string will be looked up any more: gives back what that takes.
  void end_adding() { std::vector<Slot>().swap(slots_); }
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
