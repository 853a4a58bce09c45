// Words in their languages -> form numbers: the lookup that every word of every article goes through.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace dateline {

/// An open-addressing table whose slots hold the words themselves where they are short, so that a lookup touches one
/// place in memory; prefetch() asks for it ahead.  Not thread-safe.
class FormTable {
 public:
  FormTable() { clear(); }

  struct Key {
    std::string_view word;  ///< at most kMaxWordBytes
    std::uint16_t language = 0;
    std::uint64_t hash = 0;  ///< hash_of(string_hash(word), language)
  };
  [[nodiscard]] static std::uint64_t hash_of(std::uint64_t word_hash, std::uint16_t language) noexcept {
    return word_hash ^ (std::uint64_t{language} * 0x9E3779B97F4A7C15ULL);
  }
  void prefetch(std::uint64_t hash) const noexcept { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

  /// The form's number; a new one gets size().
  std::uint32_t number(const Key& key);
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint64_t memory() const noexcept { return slots_.size() * sizeof(Slot) + long_words_.size(); }
  void clear();

 private:
  static constexpr std::size_t kInline = 20;
  struct Slot {
    std::uint32_t number_plus_one = 0;  // 0: free
    std::uint32_t hash = 0;             // upper half
    std::uint16_t language = 0;
    std::uint16_t size = 0;
    std::array<char, kInline> bytes{};  // the word, or, of a longer one, where it stands in long_words_
  };
  static_assert(sizeof(Slot) == 32);

  using Padded = std::array<char, kInline>;
  [[nodiscard]] bool is(const Slot& slot, const Key& key, const Padded& padded) const noexcept;
  [[nodiscard]] std::string_view word_of(const Slot& slot) const noexcept;
  void grow();

  std::vector<Slot> slots_;
  std::string long_words_;
  std::uint32_t size_ = 0;
};

}  // namespace dateline
