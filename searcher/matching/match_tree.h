// Which articles match, as this room evaluates it: terms, days, and words that stand as they should.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "searcher/matching/position_expr.h"

namespace dateline {

struct MatchTree {
  enum class Kind : std::uint8_t {
    nothing,
    everything,
    term,    ///< has `term`
    any_of,  ///< matches one of its parts
    all_of,  ///< matches all of its parts
    except,  ///< matches its first part and none of the others
    days,    ///< the period of its date overlaps [first_day, last_day]
    text,    ///< `text` stands in it
  };
  Kind kind = Kind::nothing;
  std::string term;
  std::chrono::local_days first_day{}, last_day{};
  std::shared_ptr<const PositionExpr> text;
  std::vector<MatchTree> parts;

  [[nodiscard]] static MatchTree of_term(std::string term);
  [[nodiscard]] static MatchTree of_days(std::chrono::local_days first, std::chrono::local_days last);
  [[nodiscard]] static MatchTree of_text(PositionExpr text);
  /// Groups inside a group of their own kind are part of it.
  [[nodiscard]] static MatchTree group(Kind kind, std::vector<MatchTree> parts);
};

/// For tests and people: "(all a (any b text))".
[[nodiscard]] std::string to_string(const MatchTree& tree);

}  // namespace dateline
