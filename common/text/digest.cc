#include "common/text/digest.h"

#include <xxhash.h>

#include <array>
#include <cstdio>

namespace dateline {

std::string digest_hex(std::uint64_t high, std::uint64_t low) {
  std::array<char, 33> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx%016llx", static_cast<unsigned long long>(high),
                static_cast<unsigned long long>(low));
  return std::string(hex.data(), 32);
}

std::string digest_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return digest_hex(hash.high64, hash.low64);
}

}  // namespace dateline
