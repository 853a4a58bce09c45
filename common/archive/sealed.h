// How our own binary files begin, and how their bytes are read: nothing is believed before it is checked.
//
//   8 bytes magic | u32 version | u32 byte-order mark | u64 size of the payload | u64 XXH3-64 of the payload | payload
//
// Numbers stand in the writer's byte order; a reader of the other order sees it by the mark.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dateline {

/// What a kind of file is called, and what to do when one is damaged.
struct SealKind {
  std::string_view magic;  ///< 8 bytes
  std::uint32_t version = 1;
  std::string_view hint;
};

inline constexpr std::size_t kSealBytes = 32;  ///< what stands before the payload

[[nodiscard]] std::string seal(const SealKind& kind, std::string_view payload);
/// The header alone, for a payload that is already in a file.
[[nodiscard]] std::string seal_header(const SealKind& kind, std::uint64_t size, std::uint64_t xxh3);
/// The payload inside `bytes`, whose header and checksum are right.  Throws Error(damaged) with the kind's hint.
[[nodiscard]] std::string_view unseal(const SealKind& kind, std::string_view bytes, const std::string& path);
[[noreturn]] void throw_damaged(const SealKind& kind, const std::string& path, const std::string& what);

/// Appends numbers, arrays and texts to a payload.
class PayloadWriter {
 public:
  template <typename Number>
  void number(Number value) {
    static_assert(std::is_integral_v<Number>);
    append(&value, sizeof value);
  }
  template <typename Number>
  void array(const std::vector<Number>& values) {
    static_assert(std::is_integral_v<Number>);
    number(std::uint64_t{values.size()});
    append(values.data(), values.size() * sizeof(Number));
  }
  /// An array in as few bytes a number (0, 1, 2, 4 or 8) as its largest needs.
  void narrow_array(const std::vector<std::uint64_t>& values) {
    const std::uint64_t largest = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
    const std::uint8_t width = largest == 0         ? 0
                               : largest < 1U << 8  ? 1
                               : largest < 1U << 16 ? 2
                               : largest >> 32 == 0 ? 4
                                                    : 8;
    number(std::uint64_t{values.size()});
    number(width);
    for (const std::uint64_t value : values) append_narrow(value, width);
  }
  void text(std::string_view value) {
    number(std::uint64_t{value.size()});
    append(value.data(), value.size());
  }
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  void append_narrow(std::uint64_t value, std::uint8_t width) {
    if (width == 1) append_as<std::uint8_t>(value);
    if (width == 2) append_as<std::uint16_t>(value);
    if (width == 4) append_as<std::uint32_t>(value);
    if (width == 8) append_as<std::uint64_t>(value);
  }
  template <typename Number>
  void append_as(std::uint64_t value) {
    const auto narrow = static_cast<Number>(value);
    append(&narrow, sizeof narrow);
  }
  void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }
  std::string bytes_;
};

/// Reads what PayloadWriter wrote.  Throws Error(damaged) where the payload ends too early.
class PayloadReader {
 public:
  PayloadReader(const SealKind& kind, std::string_view payload, const std::string& path)
      : kind_(kind), rest_(payload), path_(path) {}

  template <typename Number>
  Number number() {
    static_assert(std::is_integral_v<Number>);
    Number value{};
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  template <typename Number>
  std::vector<Number> array() {
    static_assert(std::is_integral_v<Number>);
    const auto count = number<std::uint64_t>();
    if (count > rest_.size() / sizeof(Number)) damaged("it ends too early");
    std::vector<Number> values(static_cast<std::size_t>(count));
    if (!values.empty())
      std::memcpy(values.data(), take(values.size() * sizeof(Number)).data(), values.size() * sizeof(Number));
    return values;
  }
  /// What narrow_array() wrote.  An array without bytes says only how long it is, so the caller says what is too long.
  std::vector<std::uint64_t> narrow_array(std::uint64_t most) {
    const auto count = number<std::uint64_t>();
    const auto width = number<std::uint8_t>();
    if (count > most || (width != 0 && count > rest_.size() / width)) damaged("it ends too early");
    std::vector<std::uint64_t> values(static_cast<std::size_t>(count));
    switch (width) {
      case 0:
        break;
      case 1:
        take_narrow<std::uint8_t>(values);
        break;
      case 2:
        take_narrow<std::uint16_t>(values);
        break;
      case 4:
        take_narrow<std::uint32_t>(values);
        break;
      case 8:
        take_narrow<std::uint64_t>(values);
        break;
      default:
        damaged("numbers of " + std::to_string(width) + " bytes");
    }
    return values;
  }
  std::string_view text() {
    const auto size = number<std::uint64_t>();
    if (size > rest_.size()) damaged("it ends too early");
    return take(static_cast<std::size_t>(size));
  }
  [[nodiscard]] std::uint64_t remaining() const noexcept { return rest_.size(); }
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  [[noreturn]] void damaged(const std::string& what) const { throw_damaged(kind_, path_, what); }

 private:
  template <typename Number>
  void take_narrow(std::vector<std::uint64_t>& values) {
    for (std::uint64_t& value : values) value = number<Number>();
  }
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) damaged("it ends too early");
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  const SealKind& kind_;
  std::string_view rest_;
  const std::string& path_;
};

}  // namespace dateline
