#include "searcher/query/tidy.h"

#include <algorithm>
#include <utility>

#include "searcher/query/parser.h"

namespace dateline {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// ATLEAST3(x) and CAPS(x); the words in the brackets stay.
bool is_function(const Token& word, const Token& next) noexcept {
  if (next.kind != TokenKind::open || next.span.begin != word.span.end) return false;
  return word.text == "CAPS" || (word.text.starts_with("ATLEAST") &&
                                 (word.text.size() == 7 || all_digits(std::string_view(word.text).substr(7))));
}

bool ends_operand(const Token& token) noexcept {
  return token.kind == TokenKind::word || token.kind == TokenKind::phrase || token.kind == TokenKind::value ||
         token.kind == TokenKind::close;
}

bool begins_operand(const Token& token) noexcept {
  return token.kind != TokenKind::close && token.kind != TokenKind::op_and && token.kind != TokenKind::op_or;
}

// What a field can hold.  Another field cannot stand there but where brackets too deep were dropped between them.
bool begins_value(const Token& token) noexcept {
  return token.kind == TokenKind::open || token.kind == TokenKind::unknown_field ||
         (ends_operand(token) && token.kind != TokenKind::close);
}

std::vector<Token> without_idle_words(std::vector<Token> tokens, Complaints& complaints) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.kind == TokenKind::word && is_distance_operator(token.text) && i > 0 && i + 1 < tokens.size()) {
      complaints.add(token.span, token.text + " is not there yet: read as both words, near or not");
      continue;
    }
    if (token.kind == TokenKind::word && i + 1 < tokens.size() && is_function(token, tokens[i + 1])) {
      complaints.add(token.span, token.text + "() is not there yet: read as the plain words");
      continue;
    }
    const bool text = token.kind == TokenKind::word || token.kind == TokenKind::phrase;
    const bool a_value = !out.empty() && out.back().kind == TokenKind::field;
    if (text && !a_value && token.text != "*" && !has_word_character(token.text)) continue;
    out.push_back(std::move(token));
  }
  return out;
}

// Pairs brackets; drops those without partner, those around nothing and those too deep.
class Brackets {
 public:
  explicit Brackets(Complaints& complaints) : complaints_(complaints) {}

  std::vector<Token> paired(std::vector<Token> tokens) {
    for (Token& token : tokens) {
      if (token.kind == TokenKind::open) {
        open(std::move(token));
      } else if (token.kind == TokenKind::close) {
        close(std::move(token));
      } else {
        out_.push_back(std::move(token));
      }
    }
    close_the_rest();
    return std::move(out_);
  }

 private:
  void open(Token token) {
    if (open_.size() >= kMaxQueryDepth) {
      if (too_deep_++ == 0) complaints_.add(token.span, "brackets this deep are not read");
      ++skipped_;
      return;
    }
    open_.push_back(out_.size());
    out_.push_back(std::move(token));
  }

  void close(Token token) {
    if (skipped_ > 0) {
      --skipped_;
    } else if (open_.empty()) {
      complaints_.add(token.span, "this bracket closes nothing: left out");
    } else if (out_.size() == open_.back() + 1) {
      drop_empty(token);
    } else {
      open_.pop_back();
      out_.push_back(std::move(token));
    }
  }

  void drop_empty(const Token& token) {
    complaints_.add({out_.back().span.begin, token.span.end}, "nothing stands between these brackets");
    out_.pop_back();
    open_.pop_back();
    if (!out_.empty() && out_.back().kind == TokenKind::field) out_.pop_back();
  }

  void close_the_rest() {
    while (!open_.empty()) {
      const Token opened = out_[open_.back()];
      complaints_.add(opened.span, "this bracket is not closed: read as closed at the end");
      close({TokenKind::close, ")", {out_.back().span.end, out_.back().span.end}});
    }
  }

  Complaints& complaints_;
  std::vector<Token> out_;
  std::vector<std::size_t> open_;
  std::size_t skipped_ = 0;  // open brackets that were too deep
  std::size_t too_deep_ = 0;
};

// An operator without operand is a word: AND at the start, OR before a closing bracket.
std::vector<Token> with_operands(std::vector<Token> tokens, Complaints& complaints) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const bool operand_follows = i + 1 < tokens.size() && begins_operand(tokens[i + 1]);
    const bool operand_before = !out.empty() && ends_operand(out.back());
    const bool sign = token.kind == TokenKind::minus || token.kind == TokenKind::plus;
    const bool binary = token.kind == TokenKind::op_and || token.kind == TokenKind::op_or;
    if (sign && !operand_follows) continue;
    if (token.kind == TokenKind::field && !(operand_follows && begins_value(tokens[i + 1]))) continue;
    if (token.kind == TokenKind::unknown_field && !operand_follows) token.kind = TokenKind::word;
    if ((binary && !(operand_before && operand_follows)) || (token.kind == TokenKind::op_not && !operand_follows)) {
      complaints.add(token.span, token.text + " needs a word on " + (binary ? "both sides" : "its right") +
                                     ": read as a plain word");
      token.kind = TokenKind::word;
    }
    out.push_back(std::move(token));
  }
  return out;
}

}  // namespace

std::vector<Token> tidied(std::vector<Token> tokens, Complaints& complaints) {
  std::vector<Token> some = without_idle_words(std::move(tokens), complaints);
  return with_operands(Brackets(complaints).paired(std::move(some)), complaints);
}

}  // namespace dateline
