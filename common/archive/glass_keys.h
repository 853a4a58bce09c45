// How keys of the postlist and docdata tables hold terms and docids.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

namespace dateline {

/// Big-endian, the leading one bits of the first byte say how many bytes follow it but one.  False unless all of
/// `bytes` is such a docid from 1.
[[nodiscard]] inline bool read_key_docid(std::string_view bytes, Xapian::docid& docid) {
  if (bytes.size() < 2 || bytes.size() > 5) return false;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const std::size_t more = bytes.size() - 2;  // leading ones
  const unsigned marks = 0xFF00U >> more & 0xFFU;
  if ((first & marks) != marks || (first & (0x80U >> more)) != 0) return false;
  std::uint64_t value = first & (0x7FU >> more);
  for (const char byte : bytes.substr(1)) value = value << 8 | static_cast<unsigned char>(byte);
  if (value == 0 || value > ~Xapian::docid{0}) return false;
  docid = static_cast<Xapian::docid>(value);
  return true;
}

/// Each 00 becomes 00 FF, so that a term ended by 00 sorts before all longer ones.
inline void append_escaped_key(std::string& to, std::string_view term) {
  for (const char byte : term) {
    to.push_back(byte);
    if (byte == '\0') to.push_back('\xFF');
  }
}

}  // namespace dateline
