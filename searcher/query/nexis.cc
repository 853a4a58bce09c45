#include "searcher/query/nexis.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/query/distance.h"
#include "searcher/query/leaves.h"
#include "searcher/query/lexer.h"
#include "searcher/query/names.h"
#include "searcher/query/nexis_dates.h"
#include "searcher/query/nexis_operands.h"
#include "searcher/query/nexis_segments.h"
#include "searcher/query/nexis_tokens.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

using Kind = NexisToken::Kind;
using MaybeNode = std::optional<Node>;

class NexisParser {
 public:
  NexisParser(std::string_view text, std::chrono::local_days today, Complaints& complaints)
      : text_(text), today_(today), complaints_(complaints), tokens_(lex_nexis(text, complaints)) {}

  MaybeNode run() {
    NexisOperands all(complaints_);
    std::optional<NexisToken> between;
    bool any = false;
    while (next_ < tokens_.size()) {
      if (MaybeNode part = list({})) {
        if (any && between) all.connector(*between);
        if (any && !between) all.and_();
        all.operand(std::move(*part));
        any = true;
      }
      if (!at(Kind::close)) break;
      complaints_.add(tokens_[next_++].span, "this bracket closes nothing: left out");
      between.reset();
      if (next_ < tokens_.size() && is_connector(tokens_[next_])) between = tokens_[next_++];
    }
    return all.take();
  }

 private:
  [[nodiscard]] bool at(Kind kind) const noexcept { return next_ < tokens_.size() && tokens_[next_].kind == kind; }
  [[nodiscard]] static bool is_connector(const NexisToken& token) noexcept {
    return token.kind == Kind::op_or || token.kind == Kind::op_and || token.kind == Kind::op_and_not ||
           token.kind == Kind::distance;
  }

  // Up to the closing bracket, which is left.
  MaybeNode list(const std::string& field) {
    NexisOperands operands(complaints_);
    std::optional<NexisToken> between;
    bool any = false;
    bool left_out = false;  // the last operand, which was complained of: its connector goes with it
    while (next_ < tokens_.size() && !at(Kind::close)) {
      if (is_connector(tokens_[next_])) {
        const NexisToken& token = tokens_[next_++];
        if ((between || !any) && !left_out) {
          complain_of_lonely(token);
        } else if (any) {
          between = token;
        }
        left_out = false;
        continue;
      }
      const Span from = tokens_[next_].span;
      MaybeNode node = operand(field);
      left_out = !node;
      if (!node) continue;
      if (any && between) {
        operands.connector(*between);
      } else if (any) {
        complaints_.add(from, "no connector stands before this: read as AND");
        operands.and_();
      }
      operands.operand(std::move(*node));
      between.reset();
      any = true;
    }
    if (between && !left_out) complain_of_lonely(*between);
    return operands.take();
  }

  void complain_of_lonely(const NexisToken& token) {
    complaints_.add(token.span, "this connector needs something on both sides: left out");
  }

  MaybeNode operand(const std::string& field) {
    if (at(Kind::op_not)) return negated(field);
    if (at(Kind::open)) return bracketed(field);
    if (at(Kind::segment)) return segment(field);
    if (begins_date()) return date();
    return words(field);
  }

  MaybeNode negated(const std::string& field) {
    const NexisToken sign = tokens_[next_++];
    if (next_ >= tokens_.size() || at(Kind::close) || at(Kind::op_not) || is_connector(tokens_[next_])) {
      complain_of_lonely(sign);
      return std::nullopt;
    }
    MaybeNode node = operand(field);
    if (node) node = negation(std::move(*node));
    return node;
  }

  MaybeNode bracketed(const std::string& field) {
    const Span opened = tokens_[next_++].span;
    if (depth_ >= kMaxQueryDepth) {
      if (!too_deep_) complaints_.add(opened, "brackets this deep are not read");
      too_deep_ = true;
      return std::nullopt;
    }
    ++depth_;
    MaybeNode inside = list(field);
    --depth_;
    if (at(Kind::close)) {
      ++next_;
    } else if (!too_deep_) {
      complaints_.add(opened, "this bracket is not closed: read as closed at the end");
    }
    return inside;
  }

  MaybeNode segment(const std::string& field) {
    const NexisToken name = tokens_[next_++];
    if (name.text == "DATE") return date_segment(name);
    if (const auto times = times_written(name.text)) {
      MaybeNode inside = bracketed(field);
      return inside ? with_least(*times, std::move(*inside), name.span, complaints_) : MaybeNode{};
    }
    const NexisSegment what = nexis_segment(name.text);
    switch (what.kind) {
      case NexisSegment::Kind::field:
        return bracketed(std::string(what.field));
      case NexisSegment::Kind::form:
        complaints_.add(name.span, name.text + " cannot be carried over: words are sought in every form and case");
        return bracketed(field);
      case NexisSegment::Kind::not_held:
        complaints_.add(name.span, name.text + " cannot be carried over, no article has it here: left out");
        std::ignore = bracketed(field);
        return std::nullopt;
      case NexisSegment::Kind::not_known:
        break;
    }
    complaints_.add(name.span, name.text + " is no part of an article here: its words are sought anywhere");
    return bracketed(field);
  }

  static std::optional<std::uint32_t> times_written(std::string_view name) {
    if (const auto times = times_of(name)) return times;
    return name.starts_with("ATL") ? whole_number(name.substr(3)) : std::nullopt;
  }

  [[nodiscard]] static std::string upper(std::string_view text) {
    std::string out(text.substr(0, 16));
    for (char& c : out) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    }
    return out;
  }

  [[nodiscard]] bool begins_date() const {
    return at(Kind::word) && upper(tokens_[next_].text) == "DATE" && next_ + 1 < tokens_.size() &&
           tokens_[next_ + 1].kind == Kind::word && compares_dates(upper(tokens_[next_ + 1].text));
  }

  // date aft January 5, 2020: the words that follow are the date.
  MaybeNode date() {
    constexpr std::size_t kMostWords = 4;
    const std::uint32_t begin = tokens_[next_++].span.begin;
    const std::string comparison = upper(tokens_[next_++].text);
    std::string text;
    Span span{begin, tokens_[next_ - 1].span.end};
    for (std::size_t i = 0; i < kMostWords && (at(Kind::word) || at(Kind::phrase)); ++i) {
      text += (text.empty() ? "" : " ") + tokens_[next_].text;
      span.end = tokens_[next_++].span.end;
    }
    const auto days = nexis_days(comparison, text, today_);
    if (days) return room_for(1, span) ? date_leaf(*days, span) : MaybeNode{};
    complain_of_date(text, span);
    return std::nullopt;
  }

  // DATE(geq (1/5/2020) and leq (12/31/2020)), DATE(2020), DATE(>2019)
  MaybeNode date_segment(const NexisToken& name) {
    const std::uint32_t inside = tokens_[next_].span.end;
    std::uint32_t end = static_cast<std::uint32_t>(text_.size());
    std::size_t open = 0;
    do {
      const NexisToken& token = tokens_[next_++];
      if (token.kind == Kind::open) ++open;
      if (token.kind == Kind::close && --open == 0) end = token.span.begin;
    } while (open > 0 && next_ < tokens_.size());
    const Span span{name.span.begin, end};
    MaybeNode all;
    for (const NexisDateCondition& each : date_conditions(text_.substr(inside, end - inside))) {
      const auto days = nexis_days(each.comparison, each.date, today_);
      if (!days) {
        complain_of_date(each.date, span);
      } else if (room_for(1, span)) {
        Node node = date_leaf(*days, span);
        all = all ? both_of(std::move(*all), std::move(node)) : std::move(node);
      }
    }
    return all;
  }

  void complain_of_date(const std::string& date, Span span) {
    complaints_.add(span, '"' + std::string(utf8_prefix(date, 80)) + "\" is no date: left out",
                    "date aft 8/31/2023, date is 2023");
  }

  bool room_for(std::size_t nodes, Span span) {
    if (nodes_ + nodes <= kMaxQueryNodes && !full_) {
      nodes_ += nodes;
      return true;
    }
    if (!full_)
      complaints_.add(span, "a query holds at most 1,000 words and conditions: the rest from here is left out");
    full_ = true;
    return false;
  }

  // A run of words and phrases side by side: one phrase, one value, or one word.
  MaybeNode words(const std::string& field) {
    const std::size_t begin = next_;
    while (at(Kind::word) || at(Kind::phrase)) {
      ++next_;
      if (begins_date()) break;
    }
    const Span span{tokens_[begin].span.begin, tokens_[next_ - 1].span.end};
    if (is_filter(field)) return value(begin, field, span);
    std::string text;
    bool quoted = next_ - begin > 1;
    for (std::size_t i = begin; i < next_; ++i) {
      quoted = quoted || tokens_[i].kind == Kind::phrase;
      for (const std::string& word : written_words(tokens_[i].text, span)) text += (text.empty() ? "" : " ") + word;
    }
    text = squeeze_blanks(text);
    quoted = quoted || text.find(' ') != std::string::npos;
    if (!has_word_character(text) || !room_for(1, span)) return std::nullopt;
    if (quoted) return phrase_node(text, {}, field, span, complaints_);
    std::vector<Node> nodes = word_nodes(text, field, span, complaints_);
    if (nodes.empty()) return std::nullopt;
    if (nodes.size() == 1) return std::move(nodes.front());
    return room_for(nodes.size(), span) ? MaybeNode(group(NodeKind::all_of, std::move(nodes))) : std::nullopt;
  }

  // In our signs: "tax!" is tax*, "wom*n" is wom?n.
  std::vector<std::string> written_words(std::string_view text, Span span) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      words.push_back(in_our_signs(text.substr(begin, end - begin), span));
      begin = end + 1;
    }
    return words;
  }

  std::string in_our_signs(std::string_view word, Span span) {
    std::string out;
    bool endless = false, some = false;
    const std::size_t end = word.find_last_not_of("*!.?:'") + 1;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      const bool last = i >= end;
      if (c == '!') {
        endless = endless || last;
      } else if (c == '*') {
        some = some || last;
        if (!last) out += '?';
      } else if (c != '~' && c != '^' && c != '=' && c != '?') {
        out += c == ':' ? ' ' : c;
      }
    }
    if (some && !endless) {
      complaints_.add(span, "* at the end of a word stands for at most one letter there: read as any ending");
    }
    while (out.starts_with('-') || out.starts_with('+')) out.erase(0, 1);
    if (endless || some) out += '*';
    return out;
  }

  MaybeNode value(std::size_t begin, const std::string& field, Span span) {
    std::string value;
    bool cut = false;
    for (std::size_t i = begin; i < next_; ++i) value += (value.empty() ? "" : " ") + tokens_[i].text;
    std::erase_if(value, [&](char c) {
      cut = cut || c == '!' || c == '*';
      return c == '!' || c == '*';
    });
    value = squeeze_blanks(value);
    if (cut) complaints_.add(span, field + ": is compared whole: ! and * are left out");
    if (!has_word_character(value) || !room_for(1, span)) return std::nullopt;
    return leaf(NodeKind::field, std::move(value), field, span);
  }

  std::string_view text_;
  std::chrono::local_days today_;
  Complaints& complaints_;
  std::vector<NexisToken> tokens_;
  std::size_t next_ = 0;
  std::size_t nodes_ = 0;
  std::size_t depth_ = 0;
  bool full_ = false;
  bool too_deep_ = false;
};

}  // namespace

std::optional<Node> read_nexis(std::string_view text, std::chrono::local_days today, Complaints& complaints) {
  return NexisParser(text, today, complaints).run();
}

}  // namespace dateline
