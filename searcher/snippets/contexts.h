// A concordance: each thing that made an article match, between the words around it.
#pragma once

#include <cstddef>
#include <vector>

#include <dateline/article.h>
#include <dateline/searcher.h>

#include "searcher/snippets/marks.h"

namespace dateline {

/// One for each mark, with at most `words` words on either side; they never reach beyond the paragraph.
[[nodiscard]] std::vector<Context> contexts_of(const Article& article, const ArticleMarks& marks, std::size_t words);

}  // namespace dateline
