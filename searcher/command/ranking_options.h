// The options that change how hits are ranked.
#pragma once

#include <string>
#include <string_view>

#include <dateline/searcher.h>

#include "common/options/options.h"

namespace dateline {

/// "30d", "8w", "6m", "2y" as days (a month is 30, a year 365).  Throws Error(usage).
[[nodiscard]] double read_half_life(const std::string& text);
/// Sets what "title=.5" says.  Throws Error(usage) for an unknown part and for a number that is not 0 to 10.
void read_weight(const std::string& text, RankingWeights& weights);
/// All of them.
void read_ranking(const Options& options, SearchRequest& request);

}  // namespace dateline
