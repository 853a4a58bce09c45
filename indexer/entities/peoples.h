// Countries that an article names by their people alone: "Ukrainian officials".
#pragma once

#include <string>
#include <vector>

#include <dateline/article.h>

#include "indexer/entities/mentions.h"

namespace dateline {

/// Codes of the countries of which a word of tables.h peoples() stands capitalised outside of all entities, and that no
/// entity names; ascending.  English only: other languages write these words small, or have other ones.
[[nodiscard]] std::vector<std::string> countries_of_peoples(const TaggedText& title, const TaggedText& body,
                                                            const Vocabulary& vocabulary, const Lexicon& lexicon,
                                                            const std::vector<Entity>& entities);

}  // namespace dateline
