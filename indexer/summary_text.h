// What a run did, in a few lines for people.
#pragma once

#include <string>

#include <dateline/indexer.h>

#include "indexer/rejections.h"

namespace dateline {

/// Lines with line ends; one line if the run left the archive as it was and rejected nothing:
///
///   read         35 inputs, 44 KB in 0.2 s (175/s, 0.2 MB/s)
///   added        32
///   rejected      3
///                 1 consent wall
///                 2 too little text to be an article
///   archive      32 articles in 1 shard, 520 KB (16,250 bytes an article), revision 1
///
/// Counts of nothing are left out.
[[nodiscard]] std::string summary_text(const IndexSummary& sums, const RejectionCounts& rejections, double seconds);

}  // namespace dateline
