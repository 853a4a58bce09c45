// Where the name of an organization begins and ends, when a model or a rule has cut it wrong.
//
//   <Bryson Oil and [Gas Plc]>                    a wire's brackets hold the whole name
//   MacGregor [Sporting Goods Inc]                a legal form closes all capitals before it
//   Federal [Savings] and Loan Corp               the rest of a phrase, behind "and" or "of"
//   [Sun Ltd and Italtel], [VA's Plan]            two names, or a name and what it has
//   [Labor:_ Enrich], [Inc. 6]                    signs that no name goes over
#pragma once

#include "indexer/entities/mentions.h"

namespace dateline {

/// Trims and widens the mentions of organizations that the gazetteer does not know; what a widened name covers is gone.
void settle_bounds(TaggedText& text, const Vocabulary& vocabulary);

}  // namespace dateline
