// Charts as SVG, each with a table that says the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/web/html.h"

namespace dateline {

/// Bars of the first series; each leads to the articles of its step: `state` with from and to set.  Times of which the
/// archive holds nothing at all are shaded: there is no trend to read.  With ways to save it and its table.
[[nodiscard]] Html timeline(const Trend& trend, const Address& state);
/// The steps a timeline may have, and the ways to an earlier, a later, a wider time and back to all of it; for a view
/// whose address takes `trend`, `from` and `to`.
[[nodiscard]] Html timeline_ways(const Trend& trend, const Address& state);

/// Lines of all series, counts or shares of the step's articles; each point leads to its articles: `state` with the
/// query of its line, from and to.
[[nodiscard]] Html trend_lines_chart(const Trend& trend, bool as_share, const Address& state);
/// Rows of steps, columns of series.
[[nodiscard]] Html trend_table(const Trend& trend, bool as_share);

}  // namespace dateline
