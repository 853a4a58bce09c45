// Phrases and NEAR over the token streams, as a filter for Xapian's matcher.
//
//   canal NEAR ship     AND(canal, ship, source)      source: the rows where the two stand near each other
//
// The terms carry the weight and find the candidates; the source weighs nothing and says that it may match every row,
// so that the matcher sorts it behind the terms and only asks it about rows that hold all of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/archive/snapshot.h"
#include "common/archive/tokens.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

/// The token streams of a revision, found by the database that Xapian hands to a source: one query runs over each
/// shard and over all of them as one, and a source is then told no more than the shard's database.
class ShardTokens {
 public:
  struct Shard {
    std::shared_ptr<const Tokens> tokens;
    const ShardView* view = nullptr;
  };

  /// `databases`: one a shard, in the snapshot's order; the snapshot must stay.  Throws Error(damaged) if two have the
  /// same UUID.
  ShardTokens(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases);
  /// Throws Error(internal) for a database that is not of the snapshot.
  [[nodiscard]] const Shard& of(const Xapian::Database& shard) const;

 private:
  std::unordered_map<std::string, Shard> by_uuid_;
};

/// How words must stand.  A window is a number of positions.
struct PositionTest {
  enum class Kind : std::uint8_t {
    phrase,        ///< side by side in this order, in title or body
    title_phrase,  ///< the same inside the title
    near,          ///< all at different positions of one window, in any order (stand_near())
  };
  Kind kind = Kind::phrase;
  std::vector<std::string> words;  ///< exact words, two or more
  std::uint32_t window = 0;        ///< of near
};

/// The source alone, that is the rows that pass the test: right anywhere in a query, fast behind the words' terms.
/// `stopwatch` must outlive the query; it stops a match by throwing.
[[nodiscard]] Xapian::Query position_filter(PositionTest test, std::shared_ptr<const ShardTokens> tokens,
                                            Stopwatch& stopwatch);

/// AND of the words' terms (S terms for a title phrase) and the filter.  Weighs what the terms weigh, as OP_PHRASE and
/// OP_NEAR do.
[[nodiscard]] Xapian::Query positional_query(PositionTest test, std::shared_ptr<const ShardTokens> tokens,
                                             Stopwatch& stopwatch);

}  // namespace dateline
