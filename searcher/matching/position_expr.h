// Where something stands in an article: words, and how they must stand to each other.
//
//   (kim OR "north korea") NEAR/5 munitions
//   near 5: any_of(words kim, phrase(words north, words korea)), words with the stem munit
//
// Over one article each node is a list of intervals [begin, end] of positions (common/archive/tokens.h): those of a
// word have one position, those of a phrase as many as it has words, those of an operator run from the first to the
// last word of its operands.  An article matches if the root has any.  Of the intervals that an operator makes only the
// shortest are kept, those that no other one lies in (Clarke, Cormack, Burkowski 1995: An algebra for structured text
// search); any_of keeps all, so that "said PRE/1 (merkel OR "angela merkel")" finds both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

struct Naming;

/// How far from each other operands may stand.
enum class Reach : std::uint8_t { words, sentence, paragraph };

/// A part of an article; lead is the first kLeadWords of the body, hlead is title or lead.
enum class TextZone : std::uint8_t { anywhere, title, lead, hlead, body };
inline constexpr std::uint32_t kLeadWords = 60;

struct PositionExpr {
  enum class Kind : std::uint8_t {
    words,     ///< a word that is one of `exact`, or whose stem in the article's language is one of `stems`
    phrase,    ///< its children, all of them words, side by side in their order
    window,    ///< its children, all of them words, at different positions of one window of `number` positions
    any_of,    ///< any of its children; nothing without children
    near,      ///< two children, neither overlapping the other, in any order and within reach
    before,    ///< near, in this order
    not_near,  ///< the first where no second one is within reach or overlaps it
    at_least,  ///< its one child, if that stands at `number` places or more
  };
  Kind kind = Kind::any_of;
  TextZone zone = TextZone::anywhere;   ///< of words, phrase and window: all of it stands there; their words have none
  Reach reach = Reach::words;           ///< of near, before, not_near
  std::uint32_t number = 0;             ///< of reach words: from the end of one to the beginning of the other
  std::size_t unit = 0;                 ///< which written word or phrase of the query it lights as
  std::shared_ptr<const Naming> where;  ///< only in the articles that name somebody; in all if there is none
  std::vector<std::string> exact;
  std::vector<std::string> stems;  ///< ascending
  std::vector<PositionExpr> children;
};

/// "near 5 (kim, munit+)" for tests and descriptions of queries; a stem ends in "+".
[[nodiscard]] std::string to_string(const PositionExpr& expr);

}  // namespace dateline
