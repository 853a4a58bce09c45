// Options of a call -> what the library is asked, and how the answer is to look.
#pragma once

#include <atomic>
#include <string_view>

#include <dateline/searcher.h>

#include "common/options/options.h"
#include "searcher/output/terminal.h"

namespace dateline {

/// Throws Error(usage) for options that do not go together.  The deadline is set by start_clock().
[[nodiscard]] SearchRequest read_request(const Options& options, const std::atomic<bool>& cancel);
/// From now on --timeout runs.
void start_clock(const Options& options, SearchRequest& request);

/// Forms with a row a hit, which other programs read: they want all of them.
[[nodiscard]] bool is_rows(std::string_view format) noexcept;

[[nodiscard]] TextStyle text_style(const Options& options, bool terminal);

}  // namespace dateline
