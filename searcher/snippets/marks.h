// Which bytes of an article a query lights.
#pragma once

#include <cstddef>
#include <vector>

#include <dateline/article.h>

#include "common/analysis/analyzer.h"
#include "searcher/query/wanted.h"

namespace dateline {

/// A word or phrase of the text that the query asks for.
struct Mark {
  Span span;             ///< bytes of the text
  std::size_t unit = 0;  ///< index of HighlightTerms::units; of marks run together, the first one's
};

/// Marks of title and body, ascending, not overlapping; and the bounds of the body's words, at which a long sentence
/// may be cut.
struct ArticleMarks {
  std::vector<Mark> title;
  std::vector<Mark> body;
  std::vector<Span> body_words;  ///< ascending, joined words left out
};

/// A word is lit if it matches as it does in the index: by its stem in the article's language, or exactly; a phrase
/// only where the whole of it stands, as one mark.
/// Reads the title alone.
[[nodiscard]] std::vector<Mark> mark_title(const Article& article, const HighlightTerms& terms, Analyzer& analyzer);
[[nodiscard]] ArticleMarks mark_article(const Article& article, const HighlightTerms& terms, Analyzer& analyzer);

}  // namespace dateline
