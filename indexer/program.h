// dateline-index: its option table and what a call does.
#pragma once

#include <atomic>
#include <iosfwd>
#include <string>
#include <vector>

#include "common/options/options.h"

namespace dateline {

[[nodiscard]] const Program& index_program();

/// Runs one call.  `cancel` becomes true on SIGINT.  Returns the exit status; throws Error.
int run_index(const Options& options, std::ostream& out, std::ostream& messages, bool messages_to_terminal,
              const std::atomic<bool>& cancel);

}  // namespace dateline
