// What to show of a hit: the runs of its text that hold most of the query, cut at sentences, with what to light.
//
// Made from the stored text by the analyzer that made the index, so what matched is what is lit.  (Xapian's own
// MSet::snippet splits phrases, and returns unescaped text in some cases.)
#pragma once

#include <cstddef>
#include <vector>

#include <dateline/article.h>
#include <dateline/searcher.h>

#include "common/analysis/analyzer.h"
#include "searcher/query/wanted.h"

namespace dateline {

struct SnippetOptions {
  std::size_t count = 2;    ///< at most so many; 0 = none
  std::size_t bytes = 240;  ///< about so long; at least 40 are taken
};

/// What is shown of one hit.
struct HitExcerpts {
  std::vector<Span> title_marks;  ///< bytes of the title
  std::vector<Snippet> snippets;
};

/// Snippets in the order of the text, not overlapping; at least one has a mark if anything in the body matches; the
/// article's first sentences if nothing does.  Where a sentence is cut the text has "…", which is no part of
/// [begin, end): the rest is the body's bytes, line ends included.
[[nodiscard]] HitExcerpts hit_excerpts(const Article& article, const HighlightTerms& terms, Analyzer& analyzer,
                                       const SnippetOptions& options);

[[nodiscard]] std::vector<Snippet> make_snippets(const Article& article, const HighlightTerms& terms,
                                                 Analyzer& analyzer, const SnippetOptions& options);
[[nodiscard]] std::vector<Span> title_marks(const Article& article, const HighlightTerms& terms, Analyzer& analyzer);
/// All there is to light in the body, for showing the whole article.
[[nodiscard]] std::vector<Span> body_marks(const Article& article, const HighlightTerms& terms, Analyzer& analyzer);

}  // namespace dateline
