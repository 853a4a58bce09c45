// What every article gets before it is stored, wherever it came from: an id, a language, a digest, entities.
#pragma once

#include <string>

#include <dateline/indexer.h>

#include "indexer/entities/tagger.h"

namespace dateline {

/// Fills in what is missing: language (detected), digest (of the article's JSON), id: the URL; else, of a page in a
/// file, the input name; else - a line number is no name, and standard input has none - the digest.
void complete(Article& article, bool is_page);
/// Adds entities if the article brought none.
void tag_entities(Article& article, EntitySource source, const Tagger& tagger);

}  // namespace dateline
