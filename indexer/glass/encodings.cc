#include "indexer/glass/encodings.h"

#include <array>

namespace dateline::glass {

char* put_docid(char* out, Xapian::docid docid) {
  // The leading one bits of the first byte count the bytes beyond two.
  if (docid < 0x8000) {
    put16(out, docid);
    return out + 2;
  }
  if (docid < 0x400000) {
    *out = static_cast<char>(static_cast<unsigned char>(0x80 | (docid >> 16)));
    put16(out + 1, docid);
    return out + 3;
  }
  if (docid < 0x20000000) {
    put32(out, docid | 0xC0000000);
    return out + 4;
  }
  *out = static_cast<char>(static_cast<unsigned char>(0xE0));
  put32(out + 1, docid);
  return out + 5;
}

void append_docid(std::string& to, Xapian::docid docid) {
  std::array<char, kMostDocidKey> bytes;
  char* const end = put_docid(bytes.data(), docid);
  to.append(bytes.data(), end);
}

void append_slot(std::string& to, Xapian::valueno slot) {
  for (; slot != 0; slot >>= 8) to += static_cast<char>(static_cast<unsigned char>(slot));
}

}  // namespace dateline::glass
