// The runs of a text that a snippet may be made of: sentences, and parts of sentences that are too long.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "searcher/snippets/marks.h"

namespace dateline {

struct SnippetPiece {
  Span span;               ///< bytes of the body
  bool cut_begin = false;  ///< the sentence begins before it
  bool cut_end = false;    ///< the sentence goes on behind it
};

/// The pieces of a body in order, none longer than about `bytes` * 5 / 4 unless a single mark is.  A long sentence
/// gives pieces around its marks only, or its beginning if it has none.
[[nodiscard]] std::vector<SnippetPiece> pieces_of(std::string_view body, const ArticleMarks& marks, std::size_t bytes);

}  // namespace dateline
