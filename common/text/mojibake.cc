#include "common/text/mojibake.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// What windows-1252 has for the bytes 0x80 to 0x9F; 0 where it has nothing, which programs read as in Latin-1.
constexpr std::array<char32_t, 32> kHigh = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that was read as this character; 0 if none was.
unsigned char byte_of(char32_t c) noexcept {
  if (c < 0x100) return static_cast<unsigned char>(c);
  const auto* const found = std::find(kHigh.begin(), kHigh.end(), c);
  return found == kHigh.end() ? std::uint8_t{0} : static_cast<unsigned char>(0x80 + (found - kHigh.begin()));
}

// Marks that follow a word: after a capital A with a tilde they are no proof.
bool may_follow_word(char32_t c) noexcept {
  switch (c) {
    case 0xA0:
    case 0xAA:
    case 0xAB:
    case 0xBA:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2013:
    case 0x2014:
    case 0x2026:
    case 0x2039:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

class Line {
 public:
  explicit Line(std::string_view text) : text_(text) {}

  std::optional<std::string> mended() {
    out_.reserve(text_.size());
    while (pos_ < text_.size()) {
      const std::size_t begin = pos_;
      const char32_t c = next_code_point(text_, pos_);
      if (c < 0x80) {
        out_ += text_[begin];
      } else if (!sequence(byte_of(c))) {
        return std::nullopt;
      }
    }
    return strong_ >= 1 && (long_ >= 1 || short_ >= 2) ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  // Reads the bytes behind a lead byte.  False if the character is none, or what follows does not fit.
  bool sequence(unsigned char lead) {
    const std::size_t more = lead >= 0xC2 && lead < 0xE0   ? 1
                             : lead >= 0xE0 && lead < 0xF0 ? 2
                             : lead >= 0xF0 && lead < 0xF5 ? 3
                                                           : 0;
    if (more == 0) return false;
    std::string bytes(1, static_cast<char>(lead));
    bool strong = more > 1;
    for (std::size_t i = 0; i < more; ++i) {
      if (pos_ >= text_.size()) return false;
      const char32_t c = next_code_point(text_, pos_);
      const unsigned char byte = c < 0x80 ? std::uint8_t{0} : byte_of(c);
      if (byte < 0x80 || byte >= 0xC0) return false;
      strong = strong || !may_follow_word(c);
      bytes += static_cast<char>(byte);
    }
    if (!is_utf8(bytes)) return false;
    std::size_t start = 0;
    if (next_code_point(bytes, start) < 0xA0) return false;
    out_ += bytes;
    ++(more > 1 ? long_ : short_);
    if (strong) ++strong_;
    return true;
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  std::string out_;
  std::size_t long_ = 0;   // sequences of three bytes and more
  std::size_t short_ = 0;  // of two
  std::size_t strong_ = 0;
};

// Every lead byte reads as a letter from U+00C2 on, which UTF-8 begins with this byte.
constexpr char kLead = '\xC3';

}  // namespace

std::optional<std::string> mend_mojibake(std::string_view utf8) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t lead = utf8.find(kLead); lead != std::string_view::npos;) {
    const std::size_t before = utf8.rfind('\n', lead);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(utf8.find('\n', lead), utf8.size());
    if (std::optional<std::string> line = Line(utf8.substr(begin, end - begin)).mended()) {
      out.append(utf8, done, begin - done).append(*line);
      done = end;
    }
    lead = utf8.find(kLead, end);
  }
  if (done == 0) return std::nullopt;
  return out.append(utf8, done);
}

}  // namespace dateline
