// Where a model and the rules meet: the model says which words are names and of which kind, the rules what is known of
// them.
#pragma once

#include <vector>

#include "indexer/entities/labeller.h"
#include "indexer/entities/mentions.h"

namespace dateline {

/// Replaces a text's mentions by the names a model finds in it.  What the gazetteer knows of a name stays with it, and
/// where the two disagree about a name that the gazetteer is sure of, it wins: a model has seen few acronyms.
void use_learned(TaggedText& text, const std::vector<LabelledName>& names, const Vocabulary& vocabulary,
                 const KnownNames& known);

}  // namespace dateline
