// Sentences of a stored text, as the index knows them: what W/S means and what a snippet shows are one thing.
#pragma once

#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace dateline {

/// The sentences of a body in order, without white space at their ends.  `words`: those of the body.
[[nodiscard]] std::vector<Span> sentence_spans(std::string_view body, const std::vector<Word>& words);

}  // namespace dateline
