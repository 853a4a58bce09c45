// Unsigned numbers in as few bytes as they need: groups of 7 bits, lowest first, bit 7 set on every byte but the last.
// The same code that glass uses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace dateline {

inline constexpr std::size_t kMaxVarintBytes = 10;

/// Writes at `out`, which has kMaxVarintBytes of room; returns the end.
inline char* write_varint(char* out, std::uint64_t number) noexcept {
  while (number >= 0x80) {
    *out++ = static_cast<char>(number | 0x80);
    number >>= 7;
  }
  *out++ = static_cast<char>(number);
  return out;
}

inline void append_varint(std::string& out, std::uint64_t number) {
  if (number < 0x80) {
    out.push_back(static_cast<char>(number));
    return;
  }
  char bytes[kMaxVarintBytes];
  out.append(bytes, static_cast<std::size_t>(write_varint(bytes, number) - bytes));
}

/// Reads one number and moves `at` behind it.  False if the bytes end too early or the number does not fit.
template <typename Number>
[[nodiscard]] inline bool read_varint(const char*& at, const char* end, Number& number) noexcept {
  static_assert(std::is_unsigned_v<Number>);
  constexpr unsigned kBits = 8 * sizeof(Number);
  // Most numbers are of one byte.
  if (at != end && static_cast<unsigned char>(*at) < 0x80) {
    number = static_cast<unsigned char>(*at++);
    return true;
  }
  Number value = 0;
  for (unsigned shift = 0; at != end; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    const Number part = byte & 0x7FU;
    if (shift >= kBits || (shift + 7 > kBits && (part >> (kBits - shift)) != 0)) return false;
    value = static_cast<Number>(value | static_cast<Number>(part << shift));
    if (byte < 0x80) {
      number = value;
      return true;
    }
  }
  return false;
}

/// A text behind its length.
inline void append_sized(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out.append(text);
}

[[nodiscard]] inline bool read_sized(const char*& at, const char* end, std::string_view& text) noexcept {
  std::uint64_t size = 0;
  if (!read_varint(at, end, size) || size > static_cast<std::uint64_t>(end - at)) return false;
  text = {at, static_cast<std::size_t>(size)};
  at += size;
  return true;
}

}  // namespace dateline
