// What to show of a hit: the runs of its text that hold most of the query, cut at sentences, with what to light.
//
// What is lit are the witnesses of the match, found in the stored text by the analyzer that made the index.  (Xapian's
// own MSet::snippet splits phrases, and returns unescaped text in some cases.)
#pragma once

#include <cstddef>
#include <vector>

#include <dateline/article.h>
#include <dateline/searcher.h>

#include "common/analysis/analyzer.h"
#include "searcher/matching/position_matcher.h"

namespace dateline {

struct SnippetOptions {
  std::size_t count = 2;          ///< at most so many; 0 = none
  std::size_t bytes = 240;        ///< about so long; at least 40 are taken
  std::size_t context_words = 0;  ///< on either side of each mark, in `contexts`; 0 = none
};

/// What is shown of one hit.
struct HitExcerpts {
  std::vector<Span> title_marks;  ///< bytes of the title
  std::vector<Snippet> snippets;
  std::vector<Context> contexts;  ///< a line of a concordance for each mark
};

/// Snippets in the order of the text, not overlapping; at least one has a mark if a witness stands in the body; the
/// article's first sentences if none does.  Where a sentence is cut the text has "…", which is no part of
/// [begin, end): the rest is the body's bytes, line ends included.  `units`: Witness::unit is below.
[[nodiscard]] HitExcerpts hit_excerpts(const Article& article, const std::vector<Witness>& witnesses, std::size_t units,
                                       Analyzer& analyzer, const SnippetOptions& options);

}  // namespace dateline
