// One run over an archive as a person at a terminal sees it: progress, what was rejected, a report, a summary.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include <dateline/indexer.h>

#include "indexer/id_list.h"
#include "indexer/progress.h"

namespace dateline {

struct IndexRequest {
  std::string archive;
  std::vector<std::string> inputs;
  std::vector<ListedId> gone;  ///< deleted before the inputs are read
  bool merge = false;          ///< everything into one shard at the end
  std::string report;          ///< file with a line an input; none if empty
  IndexerOptions options;      ///< on_input and on_phase are set here
  ProgressOptions progress;    ///< total_bytes is counted here; quiet: no summary either
};

/// Runs it and tells on `messages`.  Returns the exit status: 0, or 1 if inputs were rejected or ids not found.
/// Throws Error as Indexer and merge(); if the run had published something by then, the hint says that it stays.
int index_and_tell(IndexRequest request, std::ostream& messages);

/// "gone.txt:12: no article has the id x".
[[nodiscard]] std::string unknown_id_in_words(const ListedId& listed);

}  // namespace dateline
