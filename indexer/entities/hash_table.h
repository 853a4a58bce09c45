// A table from 32-bit hashes to small values, made once and then only read.
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

/// Open addressing.  Two names with one hash are one name: with 32 bits that is rare enough for features.
template <typename Value>
class HashTable {
 public:
  void reserve(std::size_t entries) {
    std::size_t capacity = 16;
    while (capacity * 2 < entries * 3) capacity *= 2;
    slots_.assign(capacity, Slot{});
    mask_ = static_cast<std::uint32_t>(capacity - 1);
  }
  /// At most as many times as was reserved for.
  void add(std::uint32_t hash, const Value& value) {
    hash = filled(hash);
    std::uint32_t at = hash & mask_;
    while (slots_[at].hash != 0) at = (at + 1) & mask_;
    slots_[at].hash = hash;
    slots_[at].value = value;
  }
  [[nodiscard]] const Value* find(std::uint32_t hash) const {
    if (slots_.empty()) return nullptr;
    hash = filled(hash);
    for (std::uint32_t at = hash & mask_; slots_[at].hash != 0; at = (at + 1) & mask_) {
      if (slots_[at].hash == hash) return &slots_[at].value;
    }
    return nullptr;
  }

 private:
  // 0 marks an empty slot.
  static std::uint32_t filled(std::uint32_t hash) { return hash == 0 ? 1 : hash; }

  struct Slot {
    std::uint32_t hash = 0;
    Value value{};
  };
  std::vector<Slot> slots_;
  std::uint32_t mask_ = 0;
};

}  // namespace dateline
