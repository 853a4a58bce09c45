// are_copies() for callers that keep the texts.
#pragma once

#include <dateline/article.h>

#include "indexer/stories/story_text.h"

namespace dateline {

[[nodiscard]] bool are_copies(const Article& a, const StoryText& text_a, const Article& b, const StoryText& text_b);
[[nodiscard]] std::vector<std::uint64_t> story_sketch(const StoryText& text);

}  // namespace dateline
