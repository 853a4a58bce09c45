// dateline-search: its option table and what a call does.
#pragma once

#include <atomic>
#include <iosfwd>

#include "common/options/options.h"

namespace dateline {

[[nodiscard]] const Program& search_program();

/// Runs one call.  Returns the exit status: 0 found, 1 nothing found; throws Error.
int run_search(const Options& options, std::ostream& out, std::ostream& messages, bool terminal,
               const std::atomic<bool>& cancel);

}  // namespace dateline
