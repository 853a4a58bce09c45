// The tree -> Xapian queries over the terms of common/schema: which articles match, and how they are ranked.
//
// One query serves every shard of a revision: it holds terms, no document numbers.  With GlassPositions it is the plain
// form that any Xapian backend runs, and the oracle for faster ways.
#pragma once

#include <string>
#include <vector>

#include <dateline/searcher.h>
#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/archive/snapshot.h"
#include "searcher/query/ast.h"
#include "searcher/query/languages.h"
#include "searcher/query/positions.h"

namespace dateline {

/// A wildcard that stands for more words is refused with a complaint.
inline constexpr std::size_t kMaxExpansion = 2000;

struct CompileContext {
  const ArchiveSnapshot& archive;
  const Xapian::Database& database;  ///< of the whole revision: open_all()
  Analyzer& analyzer;
  QueryLanguages languages;
  std::vector<Complaint>& complaints;
  const PositionQueries& positions;  ///< makes the phrases and close pairs
};

/// The set of matching articles, hidden ones included; unweighted use (OP_FILTER, OP_SCALE_WEIGHT 0).
///   word     any of its stems; several parts side by side, or their joined form; title:word the same in the title
///   phrase   its exact words side by side; title:phrase the same inside the title
///   prefix   any of the exact words that begin so
///   filters  any of the terms of the value; a name that only longer names hold stands for those, and
///            is complained of; an unknown value matches nothing
///   dates    any term of a period that overlaps; date:none all but the dated
/// A word without anything to search for matches everything, so that it does not empty the answer.
[[nodiscard]] Xapian::Query compile(const Node& root, CompileContext& context);

/// What ranks the matches: words by their terms, and phrases and close words by positions.
struct RankingQuery {
  Xapian::Query words;
  std::vector<Xapian::Query> positional;
  [[nodiscard]] bool empty() const { return words.empty() && positional.empty(); }
};

/// The measured recipe (use with IneB2Weight(2.0)): the stems of the words that are wanted, common ones left out of
/// longer questions, + .3 exact words + .1 neighbouring words close together + .2 stems in the title.  Words under
/// NOT, wildcards and filters do not count.  Empty if nothing ranks.
[[nodiscard]] RankingQuery ranking_query(const Node& root, CompileContext& context);

/// The articles of `match`, with the weights of `ranking`.  Each positional part is an AND_MAYBE of its own for the
/// sake of the plain form: in an OR below FILTER, AND or AND_MAYBE, Xapian 1.4.22 counts the weight of PHRASE and NEAR
/// without looking at positions (measured; the set of matches is right).
[[nodiscard]] Xapian::Query ranked(const Xapian::Query& match, const RankingQuery& ranking);

}  // namespace dateline
