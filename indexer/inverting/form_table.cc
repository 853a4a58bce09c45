#include "indexer/inverting/form_table.h"

#include <algorithm>

#include "indexer/inverting/string_hash.h"

namespace dateline {
namespace {

constexpr std::size_t kFirstSlots = 1u << 12;

}  // namespace

void FormTable::clear() {
  slots_.assign(kFirstSlots, {});
  long_words_.clear();
  size_ = 0;
}

std::string_view FormTable::word_of(const Slot& slot) const noexcept {
  if (slot.size <= kInline) return {slot.bytes.data(), slot.size};
  std::uint64_t at = 0;
  std::memcpy(&at, slot.bytes.data(), sizeof at);
  return std::string_view(long_words_).substr(at, slot.size);
}

// Short words are compared as three numbers, whatever their length: a call to memcmp costs more.
bool FormTable::is(const Slot& slot, const Key& key, const Padded& padded) const noexcept {
  if (slot.hash != static_cast<std::uint32_t>(key.hash >> 32) || slot.language != key.language ||
      slot.size != key.word.size()) {
    return false;
  }
  if (slot.size > kInline) return word_of(slot) == key.word;
  std::array<std::uint64_t, 2> a{}, b{};
  std::uint32_t a_end = 0, b_end = 0;
  std::memcpy(a.data(), slot.bytes.data(), sizeof a);
  std::memcpy(b.data(), padded.data(), sizeof b);
  std::memcpy(&a_end, slot.bytes.data() + sizeof a, sizeof a_end);
  std::memcpy(&b_end, padded.data() + sizeof b, sizeof b_end);
  return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a_end ^ b_end)) == 0;
}

std::uint32_t FormTable::number(const Key& key) {
  Padded padded{};
  std::memcpy(padded.data(), key.word.data(), std::min(key.word.size(), kInline));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key.hash & mask;
  for (; slots_[at].number_plus_one != 0; at = (at + 1) & mask) {
    if (is(slots_[at], key, padded)) return slots_[at].number_plus_one - 1;
  }
  Slot& slot = slots_[at];
  slot.number_plus_one = ++size_;
  slot.hash = static_cast<std::uint32_t>(key.hash >> 32);
  slot.language = key.language;
  slot.size = static_cast<std::uint16_t>(key.word.size());
  if (key.word.size() <= kInline) {
    std::memcpy(slot.bytes.data(), key.word.data(), key.word.size());
  } else {
    const std::uint64_t place = long_words_.size();
    std::memcpy(slot.bytes.data(), &place, sizeof place);
    long_words_.append(key.word);
  }
  const std::uint32_t number = size_ - 1;
  if (std::size_t{size_} * 3 > slots_.size() * 2) grow();
  return number;
}

void FormTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number_plus_one == 0) continue;
    std::size_t at = hash_of(string_hash(word_of(slot)), slot.language) & mask;
    while (slots_[at].number_plus_one != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace dateline
