// A ranking plan with the weights that its terms have in one archive.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/matching/fading.h"
#include "searcher/matching/ranking_plan.h"
#include "searcher/matching/shard_lists.h"

namespace dateline {

struct WeighedPlan {
  struct Term {
    std::string term;
    double weight = 0;       ///< of a saturation of 1 (ineb2.h)
    double with_groups = 0;  ///< the same with all that its groups can add
  };
  struct Group {
    RankingPlan::Group group;
    std::vector<std::size_t> terms;  ///< of its words
    std::vector<double> weights;     ///< of their saturations of 1
  };
  std::vector<Term> terms;    ///< no term twice
  std::vector<Group> groups;  ///< only those whose words the archive has
  Fading fading;              ///< of the sum of all
};

[[nodiscard]] WeighedPlan weigh(const RankingPlan& plan, ArchiveLists& lists);

}  // namespace dateline
