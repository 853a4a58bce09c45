#include "searcher/query/lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/names.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestSuggestion = 80;
constexpr std::size_t kLongestRange = 64;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Punctuation before a word that means nothing here; '*', '?' and '=' are left for who reads the word.
bool is_leading_junk(char c) noexcept {
  return std::string_view(",;:!'~^/\\|<>[]{}-+").find(c) != std::string_view::npos;
}

class Lexer {
 public:
  Lexer(std::string_view text, Complaints& complaints) : text_(text), complaints_(complaints) {}

  std::vector<Token> run() {
    while (pos_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step();
  void read_phrase();
  void read_word(bool may_be_operator);
  void read_operand();
  bool read_field();
  void read_value(std::string_view field);
  void read_date_value();
  void read_bracketed_range();
  [[nodiscard]] std::size_t end_of_brackets(std::size_t pos) const noexcept;
  bool read_to_end_of_range();

  [[nodiscard]] char32_t peek() const noexcept {
    std::size_t next = pos_;
    return pos_ < text_.size() ? next_code_point(text_, next) : U' ';
  }
  [[nodiscard]] std::size_t after_character(std::size_t pos) const noexcept {
    std::ignore = next_code_point(text_, pos);
    return pos;
  }
  [[nodiscard]] bool at_boundary() const noexcept;
  [[nodiscard]] std::size_t end_of_run(std::size_t pos, bool brackets_may_pair) const noexcept;
  void push(TokenKind kind, std::string text, std::size_t begin) {
    tokens_.push_back({kind, std::move(text), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos_)}});
  }
  void push_modified(TokenKind kind, std::string text, std::size_t begin) {
    Modifiers modifiers;
    pos_ += read_modifiers(text_.substr(pos_), modifiers);
    push(kind, std::move(text), begin);
    tokens_.back().modifiers = modifiers;
  }
  void push_symbol(TokenKind kind) {
    const std::size_t begin = pos_++;
    push(kind, std::string(text_.substr(begin, 1)), begin);
  }

  std::string_view text_;
  Complaints& complaints_;
  std::vector<Token> tokens_;
  std::size_t pos_ = 0;
  bool no_closing_quote_ = false;  // there is none from here on: hostile text is not searched for one again and again
};

// A sign is an operator only where a word could begin: "Jong-un" and "C++" hold none.
bool Lexer::at_boundary() const noexcept {
  if (pos_ == 0) return true;
  if (!tokens_.empty() && tokens_.back().span.end == pos_) {
    const TokenKind kind = tokens_.back().kind;
    if (kind == TokenKind::minus || kind == TokenKind::plus || kind == TokenKind::open) return true;
  }
  std::size_t before = character_start(text_, pos_ - 1);
  return is_query_blank(next_code_point(text_, before));
}

// Where the run of characters ends that no blank, quote or bracket interrupts.  The brackets of an address or a value
// belong to it if they pair.
std::size_t Lexer::end_of_run(std::size_t pos, bool brackets_may_pair) const noexcept {
  std::size_t depth = 0;
  while (pos < text_.size()) {
    std::size_t next = pos;
    const char32_t c = next_code_point(text_, next);
    if (is_query_blank(c) || is_query_quote(c)) break;
    if (c == U'(' && !brackets_may_pair) break;
    if (c == U'(') ++depth;
    if (c == U')' && depth == 0) break;
    if (c == U')') --depth;
    pos = next;
  }
  return pos;
}

void Lexer::step() {
  const char32_t c = peek();
  if (is_query_blank(c)) {
    pos_ = after_character(pos_);
  } else if (is_query_quote(c)) {
    read_phrase();
  } else if (c == U'(') {
    push_symbol(TokenKind::open);
  } else if (c == U')') {
    const std::size_t begin = pos_++;
    push_modified(TokenKind::close, ")", begin);
  } else if ((c == U'-' || c == U'+') && at_boundary()) {
    const std::size_t next = pos_ + 1;
    const bool applies = next < text_.size() && text_[next] != text_[pos_] && text_[next] != ')';
    std::size_t peeked = next;
    if (applies && !is_query_blank(next_code_point(text_, peeked))) {
      push_symbol(c == U'-' ? TokenKind::minus : TokenKind::plus);
    } else {
      ++pos_;
    }
  } else if (c < 0x80 && is_leading_junk(static_cast<char>(c))) {
    ++pos_;
  } else {
    read_operand();
  }
}

void Lexer::read_operand() {
  if (!read_field()) read_word(true);
}

void Lexer::read_phrase() {
  const std::size_t begin = pos_;
  pos_ = after_character(pos_);
  const std::size_t inside = pos_;
  std::size_t end = inside;
  while (!no_closing_quote_ && end < text_.size()) {
    std::size_t next = end;
    if (is_query_quote(next_code_point(text_, next))) break;
    end = next;
  }
  if (no_closing_quote_ || end >= text_.size()) {
    no_closing_quote_ = true;
    pos_ = inside;
    const std::string rest = text_.size() - inside <= kLongestSuggestion ? one_line(text_.substr(inside)) : "";
    complaints_.add({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(inside)},
                    "this quotation mark has no partner: the words behind it are not read as a phrase",
                    rest.empty() ? rest : '"' + rest + '"');
    return;
  }
  pos_ = after_character(end);
  std::string inner = one_line(text_.substr(inside, end - inside));
  push_modified(TokenKind::phrase, std::move(inner), begin);
}

void Lexer::read_word(bool may_be_operator) {
  const std::size_t begin = pos_;
  pos_ = end_of_run(pos_, false);
  std::string word = to_valid_utf8(text_.substr(begin, pos_ - begin));
  TokenKind kind = may_be_operator ? TokenKind::word : TokenKind::value;
  if (may_be_operator && word == "AND") kind = TokenKind::op_and;
  if (may_be_operator && word == "OR") kind = TokenKind::op_or;
  if (may_be_operator && word == "NOT") kind = TokenKind::op_not;
  push(kind, std::move(word), begin);
}

bool Lexer::read_field() {
  const std::size_t length = field_name_length(text_.substr(pos_));
  if (length == 0) return false;
  const std::size_t begin = pos_;
  const std::string_view name = text_.substr(pos_, length - 1);
  const std::string_view rest = text_.substr(pos_ + length);
  const std::string canonical = canonical_field(name);
  std::size_t next = 0;
  const bool nothing_follows = rest.empty() || is_query_blank(next_code_point(rest, next)) || rest.front() == ')';
  if (nothing_follows) {
    if (!canonical.empty()) {
      complaints_.add({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)},
                      "nothing stands behind \"" + canonical + ":\": read as a plain word",
                      canonical + ":value, without a blank between");
    }
    return false;
  }
  if (!reads_as_field(text_.substr(pos_))) return false;
  pos_ += length;
  push(canonical.empty() ? TokenKind::unknown_field : TokenKind::field,
       canonical.empty() ? std::string(name) : canonical, begin);
  if (!canonical.empty()) read_value(canonical);
  return true;
}

void Lexer::read_value(std::string_view field) {
  const char32_t c = peek();
  if (is_query_quote(c)) {
    read_phrase();
  } else if (c == U'(') {
    push_symbol(TokenKind::open);
  } else if (is_zone(field)) {
    read_word(false);
  } else if (is_date(field)) {
    read_date_value();
  } else {
    const std::size_t begin = pos_;
    pos_ = end_of_run(pos_, true);
    push(TokenKind::value, to_valid_utf8(text_.substr(begin, pos_ - begin)), begin);
  }
}

// Dates may hold blanks in two written forms: [2023 TO 2024] and 2023 TO 2024.
void Lexer::read_date_value() {
  if (text_[pos_] == '[' || text_[pos_] == '{') {
    read_bracketed_range();
    return;
  }
  const std::size_t begin = pos_;
  pos_ = end_of_run(pos_, true);
  const bool range = read_to_end_of_range();
  const std::string value = to_valid_utf8(text_.substr(begin, pos_ - begin));
  push(TokenKind::value, range ? one_line(value) : value, begin);
}

// No farther than a range can be long; a quote is no part of one.
std::size_t Lexer::end_of_brackets(std::size_t pos) const noexcept {
  for (const std::size_t limit = std::min(text_.size(), pos + kLongestRange); pos < limit;) {
    if (text_[pos] == ']' || text_[pos] == '}') return pos;
    if (is_query_quote(next_code_point(text_, pos))) break;
  }
  return std::string_view::npos;
}

void Lexer::read_bracketed_range() {
  const std::size_t begin = pos_;
  const std::size_t inside = ++pos_;
  const std::size_t end = end_of_brackets(inside);
  pos_ = end == std::string_view::npos ? end_of_run(inside, true) : end;
  const std::string value = one_line(text_.substr(inside, pos_ - inside));
  if (end != std::string_view::npos) ++pos_;
  push(TokenKind::value, value, begin);
}

bool Lexer::read_to_end_of_range() {
  constexpr std::string_view kTo = " TO ";
  if (text_.substr(pos_, kTo.size()) != kTo) return false;
  const std::size_t end = end_of_run(pos_ + kTo.size(), true);
  if (end == pos_ + kTo.size()) return false;
  pos_ = end;
  return true;
}

}  // namespace

std::vector<Token> lex_query(std::string_view text, Complaints& complaints) { return Lexer(text, complaints).run(); }

bool has_word_character(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, pos));
    if (u_isalnum(c) != 0 || u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0) return true;
  }
  return false;
}

bool reads_as_field(std::string_view text) {
  const std::size_t length = field_name_length(text);
  if (length == 0) return false;
  return !text.substr(length).starts_with("//") || !canonical_field(text.substr(0, length - 1)).empty();
}

std::size_t field_name_length(std::string_view text) noexcept {
  std::size_t length = 0;
  while (length < text.size() && length < 40 && (is_letter(text[length]) || (length > 0 && text[length] == '_')))
    ++length;
  return length > 0 && length < text.size() && text[length] == ':' ? length + 1 : 0;
}

}  // namespace dateline
