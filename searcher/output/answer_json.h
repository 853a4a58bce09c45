// An answer for programs: JSON (docs/json.md), JSON Lines, ids.
#pragma once

#include <string>
#include <string_view>

#include <dateline/searcher.h>

namespace dateline {

/// The answer as one JSON object on one line, without line end.  Spans are byte offsets; what is not known is absent.
[[nodiscard]] std::string answer_json(const Answer& answer);
/// One hit as a JSON object of its own ("format" included), without line end: a line of ndjson.  With the id of the
/// query in a batch.
[[nodiscard]] std::string hit_json(const Hit& hit, std::string_view query_id = {});
/// A line of ndjson for each line of the concordance.
[[nodiscard]] std::string context_lines(const Hit& hit);
/// A line a value, and a line a step of each series with one for what is undated behind them.
[[nodiscard]] std::string facet_lines(const Facet& facet);
[[nodiscard]] std::string trend_lines(const Trend& trend);

/// The id and a line end; line ends inside an id become blanks.  `for_terminal` makes it printable().
[[nodiscard]] std::string id_row(const Hit& hit, bool for_terminal = false);

}  // namespace dateline
