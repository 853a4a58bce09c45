// How our own binary files begin, and how their bytes are read: nothing is believed before it is checked.
//
//   8 bytes magic | u32 version | u32 byte-order mark | u64 size of the payload | u64 XXH3-64 of the payload | payload
//
// Numbers stand in the writer's byte order; a reader of the other order sees it by the mark.
#pragma once

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

[[nodiscard]] std::string seal(const SealKind& kind, std::string_view payload);
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
  void text(std::string_view value) {
    number(std::uint64_t{value.size()});
    append(value.data(), value.size());
  }
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
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
  std::string_view text() {
    const auto size = number<std::uint64_t>();
    if (size > rest_.size()) damaged("it ends too early");
    return take(static_cast<std::size_t>(size));
  }
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  [[noreturn]] void damaged(const std::string& what) const { throw_damaged(kind_, path_, what); }

 private:
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
