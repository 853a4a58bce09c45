#include "indexer/input/json_mend.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The value of the four digits of "\uD83D" at `pos`; no value if that does not stand there.
std::optional<unsigned> escape_at(std::string_view text, std::size_t pos) {
  constexpr std::size_t kEscapeBytes = 6;
  if (text.size() - std::min(pos, text.size()) < kEscapeBytes || text[pos] != '\\' || text[pos + 1] != 'u') {
    return std::nullopt;
  }
  unsigned value = 0;
  const char* begin = text.data() + pos + 2;
  const auto [end, error] = std::from_chars(begin, begin + 4, value, 16);
  return error == std::errc() && end == begin + 4 ? std::optional(value) : std::nullopt;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::optional<std::string> run() {
    while (pos_ < text_.size()) {
      if (in_string_) {
        string_step();
      } else {
        plain_step();
      }
    }
    return changed_ ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  void copy(std::size_t count) {
    out_.append(text_.substr(pos_, count));
    pos_ += count;
  }
  void replace(std::size_t count, std::string_view by) {
    out_ += by;
    pos_ += count;
    changed_ = true;
  }

  void plain_step() {
    constexpr auto kWords = std::to_array<std::string_view>({"NaN", "-Infinity", "Infinity"});
    for (const std::string_view word : kWords) {
      if (text_.substr(pos_).starts_with(word)) return replace(word.size(), "null");
    }
    in_string_ = text_[pos_] == '"';
    copy(1);
  }

  void string_step() {
    const char c = text_[pos_];
    if (static_cast<unsigned char>(c) < 0x20) return replace(1, " ");
    if (c == '"') in_string_ = false;
    if (c != '\\') return copy(1);
    if (const auto unit = escape_at(text_, pos_)) return surrogate_step(*unit);
    copy(std::min<std::size_t>(2, text_.size() - pos_));
  }

  void surrogate_step(unsigned unit) {
    constexpr std::size_t kEscapeBytes = 6;
    const auto next = escape_at(text_, pos_ + kEscapeBytes);
    if (is_high(unit) && next && is_low(*next)) return copy(2 * kEscapeBytes);
    if (is_high(unit) || is_low(unit)) return replace(kEscapeBytes, kReplacement);
    copy(kEscapeBytes);
  }

  std::string_view text_;
  std::string out_;
  std::size_t pos_ = 0;
  bool in_string_ = false, changed_ = false;
};

}  // namespace

std::optional<std::string> mend_json(std::string_view text) {
  if (is_utf8(text)) return Mender(text).run();
  const std::string valid = to_valid_utf8(text);
  auto mended = Mender(valid).run();
  return mended ? std::move(mended) : std::optional(valid);
}

}  // namespace dateline
