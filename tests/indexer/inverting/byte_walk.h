// The bytes of a file from front to back, a line for each thing they say: offset, hex digits, meaning.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <catch2/catch.hpp>

namespace dateline::testing {

/// What was taken since the last line becomes the next one.  A test that walks beyond the end has failed.
class ByteWalk {
 public:
  ByteWalk(std::string_view bytes, std::string& out) : bytes_(bytes), out_(out) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  void go_to(std::size_t at) {
    at_ = line_ = at;
    parts_.clear();
  }

  std::string_view take(std::size_t count) {
    if (count > bytes_.size() - at_) FAIL("the bytes end at " << bytes_.size() << ", too early");
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }
  /// Numbers of glass.
  std::uint64_t varint() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return number;
    }
    FAIL("a number without end");
    return 0;
  }
  std::uint64_t big_endian(std::size_t count) {
    std::uint64_t number = 0;
    for (const char byte : take(count)) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
  }
  /// Numbers of our own files.
  template <typename Number>
  Number native() {
    static_assert(std::is_integral_v<Number>);
    Number number{};
    std::memcpy(&number, take(sizeof number).data(), sizeof number);
    return number;
  }
  /// A blank among the hex digits.
  void part() { parts_.push_back(at_); }

  void line(const std::string& meaning) {
    char offset[16];
    std::snprintf(offset, sizeof offset, "%04zx  ", line_);
    std::string text = offset + hex();
    text.resize(std::max(text.size(), kMeaningColumn - 2), ' ');
    out_ += text + "  " + meaning + "\n";
    go_to(at_);
  }

 private:
  static constexpr std::size_t kMeaningColumn = 48;
  static constexpr std::size_t kMostBytes = 32;

  [[nodiscard]] std::string hex() const {
    const std::size_t end = at_ - line_ > kMostBytes ? line_ + kMostBytes - 8 : at_;
    std::string digits;
    for (std::size_t at = line_; at < end; ++at) {
      if (at != line_ && std::find(parts_.begin(), parts_.end(), at) != parts_.end()) digits += ' ';
      char pair[3];
      std::snprintf(pair, sizeof pair, "%02x", static_cast<unsigned>(static_cast<unsigned char>(bytes_[at])));
      digits += pair;
    }
    return end == at_ ? digits : digits + "...";
  }

  std::string_view bytes_;
  std::string& out_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::vector<std::size_t> parts_;
};

inline std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// "1 document", "2 documents".
inline std::string count_of(std::uint64_t count, const std::string& what) {
  return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

template <typename List, typename TextOf>
std::string joined(const List& list, TextOf text_of) {
  std::string text;
  for (const auto& each : list) text += (text.empty() ? "" : ", ") + text_of(each);
  return text;
}

inline std::string numbers_text(const std::vector<std::uint64_t>& numbers) {
  return joined(numbers, [](std::uint64_t number) { return std::to_string(number); });
}

}  // namespace dateline::testing
