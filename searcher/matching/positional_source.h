// Position expressions over the token streams, as a filter for Xapian's matcher.
//
//   canal NEAR/3 ship     AND(canal, ship, source)      source: the rows where the two stand near each other
//
// The terms carry the weight and find the candidates; the source weighs nothing and says that it may match every row,
// so that the matcher sorts it behind the terms and only asks it about rows that hold all of them.
#pragma once

#include <memory>

#include <xapian.h>

#include "searcher/matching/position_expr.h"
#include "searcher/matching/shard_tokens.h"
#include "searcher/matching/stopwatch.h"

namespace dateline {

/// The rows that hold the words an expression needs, wherever they stand: by the terms of common/schema alone.
[[nodiscard]] Xapian::Query candidates(const PositionExpr& expr);
/// True if those are the rows it matches: single words, or any of several, anywhere or in the title.
[[nodiscard]] bool terms_decide(const PositionExpr& expr);

/// The source alone, that is the rows that match: right anywhere in a query, fast behind the words' terms.
/// `stopwatch` must outlive the query; it stops a match by throwing.
[[nodiscard]] Xapian::Query position_filter(PositionExpr expr, std::shared_ptr<const ShardTokens> tokens,
                                            Stopwatch& stopwatch);

/// The rows that match, by candidates and filter.  Weighs what the terms weigh, as OP_PHRASE and OP_NEAR do.
[[nodiscard]] Xapian::Query positional_query(const PositionExpr& expr, std::shared_ptr<const ShardTokens> tokens,
                                             Stopwatch& stopwatch);

}  // namespace dateline
