// What looks like an organization, or a person, and is none: facets show organizations, and what is wrong there is seen
// by everybody.
//
//   <IBM.N>                             a stock's code
//   Co Inc, Alberta) Inc                what is left of a name
//   U.S. Navy submarines                ends in words of the sentence
//   Federal Social Media Registry       a thing, by its last word
//   content delivery network (CDN)      letters that the text explains as a thing
//   the lander Philae                   a craft that is called like a person
#pragma once

#include "indexer/entities/mentions.h"

namespace dateline {

/// Drops and trims mentions of organizations, and of craft taken for persons, in both texts of an article.
void check_organizations(TaggedText& title, TaggedText& body, const Vocabulary& vocabulary, const Lexicon& lexicon);

}  // namespace dateline
