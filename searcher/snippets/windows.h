// Which pieces of a text are shown together.
#pragma once

#include <cstddef>
#include <vector>

#include <dateline/article.h>

#include "searcher/snippets/marks.h"
#include "searcher/snippets/pieces.h"

namespace dateline {

/// Neighbouring pieces that are shown as one.
struct Window {
  Span span;
  bool cut_begin = false;
  bool cut_end = false;
};

struct WindowLimits {
  std::size_t count = 2;
  std::size_t bytes = 240;
};

/// Greedily the window that adds most words of the query not yet shown; of equal ones the one with more of the words,
/// then with more marks close together, then the earliest.  Ascending, without overlap.  The beginning of the text if
/// there are no marks.  `units` is the number of query words that marks may name.
[[nodiscard]] std::vector<Window> choose_windows(const std::vector<SnippetPiece>& pieces,
                                                 const std::vector<Mark>& marks, std::size_t units,
                                                 WindowLimits limits);

}  // namespace dateline
