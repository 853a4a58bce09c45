// What dateline-serve does.
#pragma once

#include <atomic>
#include <iosfwd>

#include "common/options/options.h"

namespace dateline {

/// Serves until `stop` is set.  Prints the address to `out` once it listens.
int run_server(const Options& options, std::ostream& out, std::ostream& messages, const std::atomic<bool>& stop);

}  // namespace dateline
