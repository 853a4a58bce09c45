// What a query asks of an article: terms it has, and words that stand somewhere in it.
//
// The same tree finds the articles (as a query for Xapian's matcher) and tells in one that is found which words made it
// match: what a snippet lights is what matched, words in parts of the query that do not hold stay dark.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/matching/position_expr.h"
#include "searcher/matching/position_matcher.h"
#include "searcher/matching/shard_tokens.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

struct Meaning {
  enum class Kind : std::uint8_t {
    everything,
    terms,   ///< has one of `terms`; nothing without terms
    text,    ///< `text` stands in it
    all_of,  ///< all of the parts
    any_of,
    except,  ///< the first part, and none of the others
  };
  Kind kind = Kind::everything;
  std::vector<std::string> terms;
  PositionExpr text;
  std::vector<Meaning> parts;

  [[nodiscard]] static Meaning of_terms(std::vector<std::string> terms);
  [[nodiscard]] static Meaning of_text(PositionExpr text);
  /// The one part itself if there is one.
  [[nodiscard]] static Meaning group(Kind kind, std::vector<Meaning> parts);
};

/// The articles that match, hidden ones included; for unweighted use (OP_FILTER, OP_SCALE_WEIGHT 0).  `stopwatch` must
/// outlive the query.
[[nodiscard]] Xapian::Query match_query(const Meaning& meaning, std::shared_ptr<const ShardTokens> tokens,
                                        Stopwatch& stopwatch);

/// Finds the witnesses of matches in one shard.  Not thread-safe.
class WitnessFinder {
 public:
  /// All must stay.
  WitnessFinder(const Meaning& meaning, const ShardTokens::Shard& shard, const Xapian::Database& database);
  ~WitnessFinder();

  /// Of a row that matches: the words and phrases that make it match, ascending, of each unit without repeats.
  [[nodiscard]] std::vector<Witness> of(Xapian::docid docid);

 private:
  struct Part;
  [[nodiscard]] std::unique_ptr<Part> part_of(const Meaning& meaning) const;
  [[nodiscard]] bool holds(Part& part, Xapian::docid docid) const;
  void light(Part& part, Xapian::docid docid, std::vector<Witness>& out) const;

  ShardTokens::Shard shard_;
  const Xapian::Database& database_;
  std::unique_ptr<Part> root_;
};

}  // namespace dateline
