// dateline-search: its options, and what a call does.
#pragma once

#include <atomic>
#include <iosfwd>

#include "common/options/options.h"

namespace dateline {

[[nodiscard]] const Program& search_program();

/// What a call reads and writes.
struct Streams {
  std::istream& in;  ///< for --queries -
  std::ostream& out;
  std::ostream& messages;
  bool terminal = false;  ///< `out` is one
};

/// Runs one call.  Returns the exit status: 0 found, 1 nothing found, or of a batch some queries not answered; throws
/// Error.
int run_search(const Options& options, const Streams& streams, const std::atomic<bool>& cancel);

}  // namespace dateline
