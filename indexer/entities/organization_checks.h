// What looks like an organization, or a person, and is none: facets show organizations, and what is wrong there is seen
// by everybody.
//
//   <IBM.N>                             a stock's code
//   Co Inc, Alberta) Inc                what is left of a name
//   Federal Social Media Registry       a thing, by its last word
//   content delivery network (CDN)      letters that the text explains as a thing
//   UX, IP                              letters of things that everybody knows
//   Tester Program, the MapGive project held back: what organizations do, or have made
//   Public Health Campaigns             held back: words that the article writes small
//   the lander Philae                   a craft that is called like a person or a place
#pragma once

#include "indexer/entities/mentions.h"

namespace dateline {

/// Settles the bounds of organizations (organization_bounds.h), drops what is none, and craft taken for persons or
/// places, and marks what is to be held back, in both texts of an article.
void check_organizations(TaggedText& title, TaggedText& body, const Vocabulary& vocabulary, const Lexicon& lexicon);

}  // namespace dateline
