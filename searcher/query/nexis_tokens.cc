#include "searcher/query/nexis_tokens.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"

namespace dateline {
namespace {

using Kind = NexisToken::Kind;

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return out;
}

// What stands behind the slash of a connector; "SEG" is read as AND.
struct Reading {
  Kind kind = Kind::distance;
  DistanceOperator distance;
};

std::optional<Reading> connector(const std::string& word) {
  if (word == "OR") return Reading{Kind::op_or, {}};
  if (word == "AND") return Reading{Kind::op_and, {}};
  if (word == "NOT") return Reading{Kind::op_not, {}};
  if (word == "ANDNOT") return Reading{Kind::op_and_not, {}};
  const std::size_t slash = word.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const std::string_view name = std::string_view(word).substr(0, slash);
  const std::string_view reach = std::string_view(word).substr(slash + 1);
  Reading reading;
  if (name == "PRE") {
    reading.distance.kind = NodeKind::before;
  } else if (!name.empty() && name != "W" && name != "NEAR" && name != "N") {
    return std::nullopt;
  }
  if (const auto number = whole_number(reach)) {
    reading.distance.number = *number;
    return reading;
  }
  if (reading.distance.kind == NodeKind::before) return std::nullopt;
  reading.distance.number = 0;
  if (reach == "S" || reach == "SENT") {
    reading.distance.reach = Reach::sentence;
  } else if (reach == "P" || reach == "PARA") {
    reading.distance.reach = Reach::paragraph;
  } else if (reach == "SEG") {
    reading.kind = Kind::op_and;
  } else {
    return std::nullopt;
  }
  return reading;
}

class NexisLexer {
 public:
  NexisLexer(std::string_view text, Complaints& complaints) : text_(text), complaints_(complaints) {}

  std::vector<NexisToken> run() {
    while (pos_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t& next) const {
    next = pos_;
    return next_code_point(text_, next);
  }

  void push(Kind kind, std::string text, std::size_t begin, DistanceOperator distance = {}) {
    tokens_.push_back(
        {kind, std::move(text), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos_)}, distance});
  }

  void step() {
    std::size_t next = 0;
    const char32_t c = peek(next);
    const std::size_t begin = pos_;
    if (is_query_quote(c)) {
      read_phrase();
    } else if (c == U'(' || c == U')') {
      pos_ = next;
      push(c == U'(' ? Kind::open : Kind::close, std::string(text_.substr(begin, 1)), begin);
    } else if (is_query_blank(c) || c == U',' || c == U';') {
      pos_ = next;
    } else {
      read_word();
    }
  }

  void read_phrase() {
    const std::size_t begin = pos_;
    std::size_t next = 0;
    std::ignore = peek(next);
    const std::size_t inside = next;
    for (pos_ = inside; !no_closing_quote_ && pos_ < text_.size(); pos_ = next) {
      if (!is_query_quote(peek(next))) continue;
      std::string text = one_line(text_.substr(inside, pos_ - inside));
      pos_ = next;
      push(Kind::phrase, std::move(text), begin);
      return;
    }
    no_closing_quote_ = true;
    pos_ = inside;
    complaints_.add({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(inside)},
                    "this quotation mark has no partner: left out");
  }

  void read_word() {
    const std::size_t begin = pos_;
    for (std::size_t next = pos_; pos_ < text_.size(); pos_ = next) {
      const char32_t c = peek(next);
      if (is_query_blank(c) || is_query_quote(c) || c == U'(' || c == U')' || c == U',' || c == U';') break;
    }
    std::string word = to_valid_utf8(text_.substr(begin, pos_ - begin));
    const std::string upper = capitals(word);
    const bool bracket = pos_ < text_.size() && text_[pos_] == '(';
    if (auto reading = connector(upper)) return push_connector(*reading, upper, begin);
    if (bracket && is_segment_name(upper)) return push(Kind::segment, upper, begin);
    push(Kind::word, std::move(word), begin);
  }

  static bool is_segment_name(std::string_view word) {
    return !word.empty() && word.size() <= 24 && std::all_of(word.begin(), word.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
  }

  // NOT stands before a distance, behind AND, or alone.
  void push_connector(Reading reading, const std::string& written, std::size_t begin) {
    NexisToken* const last = tokens_.empty() ? nullptr : &tokens_.back();
    const bool but = last != nullptr && last->kind == Kind::word && capitals(last->text) == "BUT";
    if (reading.kind == Kind::op_not && last != nullptr && (last->kind == Kind::op_and || but)) {
      last->kind = Kind::op_and_not;
      last->text = "AND NOT";
      last->span.end = static_cast<std::uint32_t>(pos_);
      return;
    }
    const bool segment = reading.kind == Kind::op_and && written != "AND";
    const bool negated = (reading.kind == Kind::distance || segment) && last != nullptr && last->kind == Kind::op_not;
    if (negated) {
      begin = last->span.begin;
      tokens_.pop_back();
    }
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos_)};
    if (segment) {
      complaints_.add(
          span, "segments of an article are not told apart here: read as " + std::string(negated ? "AND NOT" : "AND"));
      return push(negated ? Kind::op_and_not : Kind::op_and, written, begin);
    }
    if (negated && reading.distance.kind == NodeKind::before) {
      complaints_.add(span, "NOT PRE/n has no counterpart here: read as NOT W/n, in any order");
    }
    if (negated) reading.distance.kind = NodeKind::not_near;
    push(reading.kind, negated ? "NOT " + written : written, begin, reading.distance);
  }

  std::string_view text_;
  Complaints& complaints_;
  std::vector<NexisToken> tokens_;
  std::size_t pos_ = 0;
  bool no_closing_quote_ = false;
};

}  // namespace

std::vector<NexisToken> lex_nexis(std::string_view text, Complaints& complaints) {
  return NexisLexer(text, complaints).run();
}

}  // namespace dateline
