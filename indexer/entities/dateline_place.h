// The place a report was sent from: "PANMUNJOM - ", "WASHINGTON (AP) -- ".
#pragma once

#include <dateline/article.h>

#include "indexer/entities/mentions.h"

namespace dateline {

/// Marks the dateline at the beginning of the body as a place, and drops names that stand in it and are none of the
/// report's ("(Reuters)").
void read_dateline(const Article& article, TaggedText& body, const Vocabulary& vocabulary, const KnownNames& known);

/// Adds the article's declared place if no entity is it.  It has no span when the text does not hold it.  `forms` is
/// the table of the article's own words: a new one would cost more than all that is done with it.
void add_declared_place(const Article& article, WordFormTable& forms, const KnownNames& known,
                        std::vector<Entity>& entities);

/// "PANMUNJOM" -> "Panmunjom"; mixed case stays as it is.
[[nodiscard]] std::string unshouted(std::string_view name);

}  // namespace dateline
