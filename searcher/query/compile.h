// The tree -> what it asks of an article, and how the articles are ranked, in terms and words of an archive.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <dateline/searcher.h>
#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/archive/snapshot.h"
#include "searcher/matching/meaning.h"
#include "searcher/matching/ranking_plan.h"
#include "searcher/names/name_table.h"
#include "searcher/query/ast.h"
#include "searcher/query/expand.h"
#include "searcher/query/languages.h"

namespace dateline {

struct CompileContext {
  const ArchiveSnapshot& archive;
  NameTable& names;                  ///< of the same archive
  const Xapian::Database& database;  ///< of the whole revision: open_all()
  Analyzer& analyzer;
  QueryLanguages languages;
  std::vector<Complaint>& complaints;
  Expander expander{archive, database};
};

struct CompiledQuery {
  Meaning meaning;
  std::size_t units = 0;  ///< words and phrases that can be lit (Witness::unit is below)
};

/// What the tree asks.
///   text     see text_expr.h
///   filters  any of the terms of the value; a name that only longer names hold stands for those, and
///            is complained of; an unknown value matches nothing
///   dates    any term of a period that overlaps; date:none all but the dated
/// A word without anything to search for matches everything, so that it does not empty the answer.
[[nodiscard]] CompiledQuery compile(const Node& root, CompileContext& context);

/// What ranks the matches.  The measured recipe (IneB2, c = 2): the stems of the words that are wanted, common ones
/// left out of longer questions, + exact words + neighbouring words close together + stems in the title.
/// Words under NOT, wildcards and filters do not count; similar spellings count a tenth.  Empty if nothing ranks.
[[nodiscard]] RankingPlan ranking_plan(const Node& root, CompileContext& context, const RankingWeights& weights = {});

/// The plain form of both for Xapian's matcher: the articles of `match` with the weights of the plan.  The query must
/// not outlive the stopwatch.
[[nodiscard]] Xapian::Query ranked(const Xapian::Query& match, const RankingPlan& plan,
                                   const std::shared_ptr<const ShardTokens>& tokens, Stopwatch& stopwatch);

}  // namespace dateline
