#include "indexer/inverting/string_table.h"

#include <limits>

#include <dateline/error.h>

namespace dateline {
namespace {

constexpr std::size_t kFirstSlots = 1u << 12;

}  // namespace

StringTable::StringTable() { clear(); }

void StringTable::clear() {
  slots_.assign(kFirstSlots, {});
  offsets_.assign(1, 0);
  bytes_.clear();
}

std::uint32_t StringTable::number(std::string_view text, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.number_plus_one == 0) {
      if (bytes_.size() + text.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorCode::internal, "the words of one run take more than 4 GB", {}, "use less --memory");
      }
      bytes_.append(text);
      offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
      slot = {tag, size()};
      const std::uint32_t number = size() - 1;
      if (std::size_t{size()} * 2 > slots_.size()) grow();
      return number;
    }
    if (slot.hash == tag && (*this)[slot.number_plus_one - 1] == text) return slot.number_plus_one - 1;
  }
}

void StringTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number_plus_one == 0) continue;
    std::size_t at = string_hash((*this)[slot.number_plus_one - 1]) & mask;
    while (slots_[at].number_plus_one != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::uint64_t StringTable::memory() const noexcept {
  return slots_.size() * sizeof(Slot) + offsets_.size() * sizeof(std::uint32_t) + bytes_.size();
}

}  // namespace dateline
