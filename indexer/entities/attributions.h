// Agencies that a report only leans on: "according to AP", "told Reuters", "(AFP)", "Xinhua reported".  Whom a story
// comes from is not what it is about.
#pragma once

#include "indexer/entities/mentions.h"

namespace dateline {

/// Drops the mentions of news agencies that stand as sources.  What an agency does itself ("Reuters moved to Canary
/// Wharf") stays.
void drop_attributions(TaggedText& text, const Vocabulary& vocabulary);

}  // namespace dateline
