// Professional searches (Nexis, Factiva and their kin) -> our tree.
//
//   HLEAD(climat! W/5 "global warming") AND date aft 2019 AND NOT SOURCE(wire)
//   (hlead:climat* NEAR/5 hlead:"global warming") date:2020.. -source:wire
//
// OR binds tightest, then W/n and PRE/n (the smallest n first), W/S, W/P, AND, and AND NOT last.  Connectors may be
// written in small letters, and words side by side are a phrase.  What has no counterpart in our language is complained
// of and read as near to it as can be.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"

namespace dateline {

/// No value if there is nothing to search for.  The tree is not normalised.
[[nodiscard]] std::optional<Node> read_nexis(std::string_view text, std::chrono::local_days today,
                                             Complaints& complaints);

}  // namespace dateline
