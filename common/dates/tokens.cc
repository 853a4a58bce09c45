#include "common/dates/tokens.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <optional>

#include "common/text/utf8.h"

namespace dateline {
namespace {

enum class Kind : std::uint8_t { blank, line_end, nothing, digit, han_numeral, letter, single, sign };

struct Character {
  Kind kind = Kind::sign;
  int digit = 0;  // of a digit; of a Chinese numeral also 10, 20, 30 and 100
  char sign = 0;
};

struct Variant {
  char32_t from;
  char to;
};
constexpr auto kSignVariants = std::to_array<Variant>({
    {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'},  {0x2013, '-'},  {0x2014, '-'},  {0x2015, '-'},  {0x2212, '-'},
    {0xFF0D, '-'}, {0xFF0F, '/'}, {0x2044, '/'},  {0x2215, '/'},  {0xFF1A, ':'},  {0x2236, ':'},  {0xFF0E, '.'},
    {0x3002, '.'}, {0xFF0C, ','}, {0x3001, ','},  {0x060C, ','},  {0xFF08, '('},  {0xFF09, ')'},  {0x3010, '('},
    {0x3011, ')'}, {0xFF0B, '+'}, {0x2018, '\''}, {0x2019, '\''}, {0x02BC, '\''}, {0x05F3, '\''}, {0xFF5C, '|'},
    {0x00B7, '|'}, {0x2022, '|'}, {0x2027, '|'},  {0x30FB, '|'},  {0x06D4, '.'},  {0x066B, '.'},
});

constexpr auto kHanNumerals = std::to_array<Variant>({
    {0x3007, 0},
    {0x96F6, 0},
    {0x4E00, 1},
    {0x4E8C, 2},
    {0x4E09, 3},
    {0x56DB, 4},
    {0x4E94, 5},
    {0x516D, 6},
    {0x4E03, 7},
    {0x516B, 8},
    {0x4E5D, 9},
    {0x5341, 10},
    {0x5EFF, 20},
    {0x5345, 30},
});

template <std::size_t N>
std::optional<char> variant_of(const std::array<Variant, N>& table, char32_t c) {
  for (const Variant& row : table) {
    if (row.from == c) return row.to;
  }
  return std::nullopt;
}

Character ascii_character(char32_t c) {
  if (c >= '0' && c <= '9') return {.kind = Kind::digit, .digit = static_cast<int>(c - '0')};
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return {.kind = Kind::letter};
  if (c == '\n' || c == '\f' || c == '\v') return {.kind = Kind::line_end};
  if (c == ' ' || c == '\t' || c == '\r') return {.kind = Kind::blank};
  return {.kind = Kind::sign, .sign = static_cast<char>(c)};
}

bool stands_alone(UScriptCode script) {
  return script == USCRIPT_HAN || script == USCRIPT_HANGUL || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

// Bidirectional controls, joiners and the soft hyphen stand inside dates without being seen.
bool invisible(char32_t c) {
  return c == 0xAD || c == 0x061C || (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

Character wide_character(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (invisible(c)) return {.kind = Kind::nothing};
  if (const int digit = u_charDigitValue(code); digit >= 0 && u_charType(code) == U_DECIMAL_DIGIT_NUMBER) {
    return {.kind = Kind::digit, .digit = digit};
  }
  if (c >= 0x3007 && c <= 0x9FFF) {
    if (const auto value = variant_of(kHanNumerals, c)) return {.kind = Kind::han_numeral, .digit = *value};
  }
  if (const auto sign = variant_of(kSignVariants, c)) return {.kind = Kind::sign, .sign = *sign};
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return {.kind = Kind::line_end};
  if (u_isUWhiteSpace(code) || c == 0x200B) return {.kind = Kind::blank};
  constexpr std::uint32_t kWordMask = U_GC_L_MASK | U_GC_M_MASK;
  if ((U_GET_GC_MASK(code) & kWordMask) == 0) return {.kind = Kind::sign};
  UErrorCode status = U_ZERO_ERROR;
  return {.kind = stands_alone(uscript_getScript(code, &status)) ? Kind::single : Kind::letter};
}

// 31 of "三十一" and 2023 of "二〇二三".
class HanNumber {
 public:
  void add(int numeral) {
    ++count_;
    if (numeral >= 10) {
      const std::uint64_t tens = static_cast<std::uint64_t>(numeral) / 10;
      total_ += (numeral == 10 && pending_ > 0 ? pending_ : tens) * 10;
      pending_ = 0;
      tens_ = true;
    } else {
      pending_ = pending_ * 10 + static_cast<std::uint64_t>(numeral);
    }
  }
  void fill(DateToken& token) const {
    token.value = total_ + pending_;
    const bool too_long = count_ > 8;
    token.digits = static_cast<std::uint8_t>(too_long ? 255 : tens_ ? 2 : count_);
  }

 private:
  std::uint64_t total_ = 0, pending_ = 0;
  unsigned count_ = 0;
  bool tens_ = false;
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::size_t begin, std::size_t end, bool lines)
      : text_(text.substr(0, end)), pos_(begin), lines_(lines) {}

  std::vector<DateToken> run() {
    while (pos_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const std::size_t begin = pos_;
    const Character first = take();
    switch (first.kind) {
      case Kind::nothing:
        return;
      case Kind::blank:
        spaced_ = true;
        return;
      case Kind::line_end:
        if (lines_) push({.kind = DateTokenKind::line_end}, begin);
        spaced_ = true;
        return;
      case Kind::digit:
        return number(begin, first.digit);
      case Kind::han_numeral:
        return han_number(begin, first.digit);
      case Kind::letter:
        return word(begin);
      case Kind::single:
        return push({.kind = DateTokenKind::word}, begin);
      case Kind::sign:
        return push({.kind = DateTokenKind::sign, .sign = first.sign}, begin);
    }
  }

  Character take() {
    const auto byte = static_cast<unsigned char>(text_[pos_]);
    if (byte < 0x80) {
      ++pos_;
      return ascii_character(byte);
    }
    return wide_character(next_code_point(text_, pos_));
  }

  // Moves on while the next character is of `kind`, and gives each to `use`.
  template <typename Use>
  void take_while(Kind kind, Use use) {
    while (pos_ < text_.size()) {
      const std::size_t before = pos_;
      const Character next = take();
      if (next.kind != kind) {
        pos_ = before;
        return;
      }
      use(next);
    }
  }

  void number(std::size_t begin, int digit) {
    constexpr unsigned kMaxDigits = 18;
    DateToken token{.kind = DateTokenKind::number};
    token.value = static_cast<std::uint64_t>(digit);
    unsigned digits = 1;
    take_while(Kind::digit, [&](const Character& next) {
      if (digits < 255) ++digits;
      if (digits <= kMaxDigits) token.value = token.value * 10 + static_cast<std::uint64_t>(next.digit);
    });
    token.digits = static_cast<std::uint8_t>(digits <= kMaxDigits ? digits : 255);
    push(token, begin);
  }

  void han_number(std::size_t begin, int numeral) {
    HanNumber number;
    number.add(numeral);
    unsigned count = 1;
    // Longer runs are no date; the bound keeps the value from overflowing.
    take_while(Kind::han_numeral, [&](const Character& next) {
      if (++count <= 9) number.add(next.digit);
    });
    DateToken token{.kind = DateTokenKind::number};
    number.fill(token);
    push(token, begin);
  }

  void word(std::size_t begin) {
    take_while(Kind::letter, [](const Character&) {});
    push({.kind = DateTokenKind::word}, begin);
  }

  void push(DateToken token, std::size_t begin) {
    token.spaced = spaced_;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos_)};
    tokens_.push_back(token);
    spaced_ = false;
  }

  std::string_view text_;
  std::size_t pos_;
  bool lines_;
  bool spaced_ = false;
  std::vector<DateToken> tokens_;
};

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text, std::size_t begin, std::size_t end, bool lines) {
  return Tokenizer(text, begin, end, lines).run();
}

}  // namespace dateline
