// Sentences of a stored text, as the index knows them: what W/S means and what a snippet shows are one thing.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "common/analysis/word_buffer.h"

namespace dateline {

/// The sentences of a body in order, without white space at their ends.  `words`: those of the body.
[[nodiscard]] std::vector<Span> sentence_spans(std::string_view body, std::span<const WordBuffer::Entry> words);

}  // namespace dateline
