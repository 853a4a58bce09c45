// What a query asks, as the matching room evaluates it.
#pragma once

#include "searcher/matching/match_tree.h"
#include "searcher/matching/meaning.h"

namespace dateline {

/// Matches what match_query() does for Xapian's matcher.  Texts stand behind the terms that they need; the terms of a
/// range of days are one range again.
[[nodiscard]] MatchTree match_tree_of(const Meaning& meaning);

}  // namespace dateline
