// Many queries, one after the other.
#pragma once

#include <iosfwd>
#include <string>

#include <dateline/searcher.h>

#include "common/options/options.h"

namespace dateline {

/// Asks each query of --queries (`in` for "-") with what else the request says, and prints its hits in the form asked
/// for.  A line that cannot be read or answered is told on `messages` with its number, and the rest go on; so are
/// complaints, at the end the queries that found nothing, and the time.  Returns 0 if something was found and every
/// query answered, else 1.  Throws Error for what would stop every query: a file or an archive that cannot be read, a
/// wrong filter, an interrupt.
int run_batch(const Options& options, Searcher& searcher, SearchRequest request, std::istream& in, std::ostream& out,
              std::ostream& messages);

}  // namespace dateline
