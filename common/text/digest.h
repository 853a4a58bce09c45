// The digest by which bytes are recognised again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// XXH3-128 of bytes as 32 hex digits, the canonical (big-endian) form.
[[nodiscard]] std::string digest_of(std::string_view bytes);
/// The same of a hash that was made piece by piece.
[[nodiscard]] std::string digest_hex(std::uint64_t high, std::uint64_t low);

}  // namespace dateline
