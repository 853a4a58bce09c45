// Charts as SVG, each with a table that says the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/web/html.h"

namespace dateline {

/// Bars of one series; each leads to the articles of its step: `state` with from and to set.  Steps in which the
/// archive holds nothing at all are hatched: there is no trend to read.
[[nodiscard]] Html timeline(const Trend& trend, const Address& state);

/// Lines of all series, counts or shares of the step's articles; each point leads to its articles.
[[nodiscard]] Html trend_lines_chart(const Trend& trend, bool as_share, const Address& state);
/// Rows of steps, columns of series.
[[nodiscard]] Html trend_table(const Trend& trend, bool as_share);

}  // namespace dateline
