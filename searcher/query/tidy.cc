#include "searcher/query/tidy.h"

#include <algorithm>
#include <utility>

#include "searcher/query/parser.h"

namespace dateline {
namespace {

// ATLEAST3( and CAPS(: a word right before a bracket.
bool stands_before_bracket(const std::vector<Token>& tokens, std::size_t i) noexcept {
  return i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::open &&
         tokens[i + 1].span.begin == tokens[i].span.end;
}

bool ends_operand(const Token& token) noexcept {
  return token.kind == TokenKind::word || token.kind == TokenKind::phrase || token.kind == TokenKind::value ||
         token.kind == TokenKind::close;
}

bool is_binary(const Token& token) noexcept {
  return token.kind == TokenKind::op_and || token.kind == TokenKind::op_or || token.kind == TokenKind::distance;
}

bool begins_operand(const Token& token) noexcept { return token.kind != TokenKind::close && !is_binary(token); }

// What a field can hold.  Another field cannot stand there but where brackets too deep were dropped between them.
bool begins_value(const Token& token) noexcept {
  return token.kind == TokenKind::open || token.kind == TokenKind::unknown_field || token.kind == TokenKind::at_least ||
         (ends_operand(token) && token.kind != TokenKind::close);
}

// Words that are operators become such; those that are none and nothing else drop out.
class Operators {
 public:
  Operators(std::vector<Token> tokens, Complaints& complaints) : tokens_(std::move(tokens)), complaints_(complaints) {}

  std::vector<Token> run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      Token& token = tokens_[at_];
      const bool word = token.kind == TokenKind::word;
      if ((word || token.kind == TokenKind::value) && read_function(token)) continue;
      if (word && read_distance(token)) continue;
      const bool text = word || token.kind == TokenKind::phrase;
      const bool a_value = !out_.empty() && out_.back().kind == TokenKind::field;
      if (text && !a_value && token.text != "*" && !has_word_character(token.text)) continue;
      out_.push_back(std::move(token));
    }
    return std::move(out_);
  }

 private:
  bool read_function(Token& token) {
    if (!stands_before_bracket(tokens_, at_)) return false;
    if (times_of(token.text)) {
      token.kind = TokenKind::at_least;
      out_.push_back(std::move(token));
      return true;
    }
    if (token.text == "ATLEAST") {
      complaints_.add(token.span, "ATLEAST needs a number: left out", "ATLEAST3");
    } else if (token.text == "CAPS") {
      complaints_.add(token.span, "capitals cannot be told from small letters: CAPS is left out");
    } else {
      return false;
    }
    return true;
  }

  bool read_distance(Token& token) {
    const auto what = distance_operator(token.text);
    if (!what) {
      complain_of_small_letters(token);
      return false;
    }
    token.kind = TokenKind::distance;
    // "a NOT W/3 b", but not "NOT W/3 b".
    const bool negated = what->kind == NodeKind::near && out_.size() > 1 && out_.back().kind == TokenKind::op_not &&
                         ends_operand(out_[out_.size() - 2]);
    if (negated) {
      token.text = "NOT " + token.text;
      token.span.begin = out_.back().span.begin;
      out_.pop_back();
    }
    out_.push_back(std::move(token));
    return true;
  }

  void complain_of_small_letters(const Token& token) {
    if (at_ == 0 || at_ + 1 == tokens_.size()) return;
    const std::string meant = meant_operator(token.text);
    if (!meant.empty()) complaints_.add(token.span, "operators are written in capitals: read as plain words", meant);
  }

  std::vector<Token> tokens_;
  Complaints& complaints_;
  std::vector<Token> out_;
  std::size_t at_ = 0;
};

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
    const bool binary = is_binary(token);
    if (token.kind == TokenKind::at_least && !(i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::open)) {
      token.kind = TokenKind::word;
    }
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
  std::vector<Token> some = Operators(std::move(tokens), complaints).run();
  return with_operands(Brackets(complaints).paired(std::move(some)), complaints);
}

}  // namespace dateline
