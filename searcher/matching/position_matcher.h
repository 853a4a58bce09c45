// A position expression over the articles of one shard: which match, and where.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <xapian.h>

#include "searcher/matching/intervals.h"
#include "searcher/matching/position_expr.h"
#include "searcher/matching/shard_tokens.h"

namespace dateline {

/// A word or a phrase that takes part in a match.
struct Witness {
  Interval at;
  std::size_t unit = 0;     ///< PositionExpr::unit
  bool joined_end = false;  ///< the last word is the joined form of the words that begin there ("jongun" of Jong-un)
  auto operator<=>(const Witness&) const = default;
};

/// Not thread-safe.
class PositionMatcher {
 public:
  /// Both must stay.
  PositionMatcher(const PositionExpr& expr, const ShardTokens::Shard& shard);
  ~PositionMatcher();

  /// False if no article of the shard can match: it lacks the words.
  [[nodiscard]] bool possible() const noexcept;
  /// The intervals of the whole expression in an article; valid until the next call.
  const Intervals& match(Xapian::docid docid);
  /// The words and phrases of which the intervals of the last match() are made, ascending.
  [[nodiscard]] std::vector<Witness> witnesses();

 private:
  class Row;
  struct Part;

  [[nodiscard]] std::unique_ptr<Part> part_of(const PositionExpr& expr);
  void find(Part& part);
  void find_words(Part& part);
  void find_phrase(Part& part);
  void find_window(Part& part);
  void find_any(Part& part);
  void find_distance(Part& part);
  void keep_zone(Part& part);
  [[nodiscard]] Positions positions_of(Part& words);

  void light(Part& part, const Intervals& chosen, std::vector<Witness>& out);
  void light_window(Part& part, const Intervals& chosen, std::vector<Witness>& out);
  void light_operands(Part& part, const Intervals& chosen, std::vector<Witness>& out);
  [[nodiscard]] bool is_joined(Part& words, std::uint32_t position);

  ShardTokens::Shard shard_;
  std::unique_ptr<Row> row_;
  std::unique_ptr<Part> root_;
};

}  // namespace dateline
