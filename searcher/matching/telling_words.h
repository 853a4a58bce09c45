// The words that tell some articles from the rest of the archive.
//
// The weight is that of Xapian's ESet with its probabilistic scheme ("trad": Robertson's selection value with relevance
// weights), k = 1, over stems:
//
//   sum over the articles of 2 * wdf / (length / average length + wdf)
//     * ln( (r + .5) (N - n - R + r + .5) / ((n - r + .5) (R - r + .5)) )
//
// with r of the R articles and n of all N holding the stem.  What stands in the articles comes from their token
// streams: an archive needs no termlists.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/shard_lists.h"

namespace dateline {

struct TellingWord {
  std::string stem;
  std::string word;  ///< the form of it that the articles have most often, of equals the first by bytes
  double weight = 0;
  std::uint64_t articles = 0;  ///< of the archive, that hold the stem
};

/// The most telling first, of equals by bytes; only those with a weight above 0 that `wanted` lets through.
[[nodiscard]] std::vector<TellingWord> telling_words(ArchiveLists& lists, std::span<const RowRef> rows,
                                                     std::size_t most, Analyzer& analyzer,
                                                     const std::function<bool(const TellingWord&)>& wanted);

}  // namespace dateline
