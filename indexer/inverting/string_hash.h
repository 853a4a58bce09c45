// The hash of the room's tables of strings.
#pragma once

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline {

[[nodiscard]] inline std::uint64_t string_hash(std::string_view text) noexcept {
  return XXH3_64bits(text.data(), text.size());
}

}  // namespace dateline
