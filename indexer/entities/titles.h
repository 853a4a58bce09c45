// Courtesy titles that a model or a rule has taken into a person's name: "Ms Lagarde" is Christine Lagarde.
#pragma once

#include <string_view>

#include "indexer/entities/mentions.h"

namespace dateline {

/// Cuts them off names that the article has without the title, and off surnames that it has with a given name.  Who is
/// named only so keeps the title ("Mrs Doyle"): searcher/names knows it for one.
void cut_titles(TaggedText& title, TaggedText& body, const Vocabulary& vocabulary, std::string_view language);

}  // namespace dateline
