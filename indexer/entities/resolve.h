// The article decides: which mentions count, which belong together, and what each entity is called.
#pragma once

#include <vector>

#include <dateline/article.h>

#include "indexer/entities/mentions.h"

namespace dateline {

/// Entities of the two texts, whose mentions are the candidates; ordered by number of mentions, then by place.  In a
/// headline capitals mean nothing: it takes the body's names before its own.
[[nodiscard]] std::vector<Entity> resolve(const TaggedText& title, bool title_is_headline, const TaggedText& body,
                                          const Vocabulary& vocabulary);

}  // namespace dateline
