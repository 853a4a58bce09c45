// What ranks the matches of a query: a sum of weights of terms, and of words where they stand as they should.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

struct RankingPlan {
  struct Term {
    std::string term;
    double weight = 1;  ///< factor of the term's weight (ineb2.h)
    /// A term above which its weight does not go, if the archive has that: the word's stem in the language of most
    /// articles.  By itself a stem of a language that few articles are in would pass for a rare word.
    std::string bound = {};
  };
  /// Exact words that weigh what their terms weigh, times `weight`, in articles where they stand together.
  struct Group {
    std::vector<std::string> words;  ///< two or more
    std::uint32_t window = 0;        ///< 0: side by side in their order; else two words within so many positions
    double weight = 1;
  };
  std::vector<Term> terms;
  std::vector<Group> groups;

  [[nodiscard]] bool empty() const noexcept { return terms.empty() && groups.empty(); }
};

}  // namespace dateline
