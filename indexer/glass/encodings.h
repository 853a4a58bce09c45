// The small codes that glass keys and tags are made of, beside numbers as common/text/varint.h writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/text/varint.h"

namespace dateline::glass {

inline constexpr std::size_t kMostVarint32 = 5;
inline constexpr std::size_t kMostVarint64 = kMaxVarintBytes;
inline constexpr std::size_t kMostDocidKey = 5;

/// Bytes that sort like the number; the first is never FF.  Writes up to 5 bytes, returns the end.
char* put_docid(char* out, Xapian::docid docid);

void append_docid(std::string& to, Xapian::docid docid);
/// The slot in the keys of value statistics: base 256, lowest byte first, nothing at all for 0.
void append_slot(std::string& to, Xapian::valueno slot);

/// Numbers of fixed width are big-endian.
inline void put16(char* out, std::size_t number) {
  out[0] = static_cast<char>(static_cast<unsigned char>(number >> 8));
  out[1] = static_cast<char>(static_cast<unsigned char>(number));
}
inline void put32(char* out, std::uint32_t number) {
  put16(out, number >> 16);
  put16(out + 2, number);
}

}  // namespace dateline::glass
