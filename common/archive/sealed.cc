#include "common/archive/sealed.h"

#include <xxhash.h>

#include <cassert>

#include <dateline/error.h>

namespace dateline {

namespace {

constexpr std::uint32_t kByteOrderMark = 0x01020304;

struct Header {
  std::uint32_t version = 0;
  std::uint32_t order = 0;
  std::uint64_t size = 0;
  std::uint64_t sum = 0;
};
static_assert(sizeof(Header) + 8 == kSealBytes);

}  // namespace

std::string seal_header(const SealKind& kind, std::uint64_t size, std::uint64_t xxh3) {
  assert(kind.magic.size() == 8);
  const Header header{.version = kind.version, .order = kByteOrderMark, .size = size, .sum = xxh3};
  std::string bytes(kind.magic);
  bytes.resize(kSealBytes);
  std::memcpy(bytes.data() + kind.magic.size(), &header, sizeof header);
  return bytes;
}

std::string seal(const SealKind& kind, std::string_view payload) {
  std::string bytes = seal_header(kind, payload.size(), XXH3_64bits(payload.data(), payload.size()));
  bytes += payload;
  return bytes;
}

std::string_view unseal(const SealKind& kind, std::string_view bytes, const std::string& path) {
  if (bytes.size() < kSealBytes) throw_damaged(kind, path, "it is too short");
  if (bytes.substr(0, kind.magic.size()) != kind.magic) throw_damaged(kind, path, "it begins with other bytes");
  Header header;
  std::memcpy(&header, bytes.data() + kind.magic.size(), sizeof header);
  if (header.order != kByteOrderMark) throw_damaged(kind, path, "it was written in another byte order");
  if (header.version != kind.version) {
    throw_damaged(kind, path,
                  "it has version " + std::to_string(header.version) + " instead of " + std::to_string(kind.version));
  }
  const auto payload = bytes.substr(kSealBytes);
  if (header.size != payload.size()) throw_damaged(kind, path, "its size does not match");
  if (header.sum != XXH3_64bits(payload.data(), payload.size()))
    throw_damaged(kind, path, "its checksum does not match");
  return payload;
}

void throw_damaged(const SealKind& kind, const std::string& path, const std::string& what) {
  throw Error(ErrorCode::damaged, path + " is damaged: " + what, path, std::string(kind.hint));
}

}  // namespace dateline
