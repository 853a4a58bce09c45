// Which bytes of an article to light: those of the words and phrases that made it match.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <dateline/article.h>

#include "common/analysis/analyzer.h"
#include "searcher/matching/position_matcher.h"

namespace dateline {

/// A word or phrase of the text that takes part in the match.
struct Mark {
  Span span;             ///< bytes of the text
  std::size_t unit = 0;  ///< Witness::unit; of marks run together, the first one's
};

/// Marks of title and body, ascending, not overlapping; and the bounds of the words, at which texts may be cut.
struct ArticleMarks {
  std::vector<Mark> title;
  std::vector<Mark> body;
  std::vector<Span> title_words;  ///< ascending, joined words left out
  std::vector<Span> body_words;   ///< likewise
  std::vector<Span> sentences;    ///< of the body
};

/// The stored text is cut into words again by the analyzer that made the index, so that positions mean the same.
/// `behind_last`: words and sentences are wanted to so many bytes behind the last mark, or to the end without it.
[[nodiscard]] ArticleMarks mark_article(const Article& article, const std::vector<Witness>& witnesses,
                                        Analyzer& analyzer, std::optional<std::size_t> behind_last);

}  // namespace dateline
