// An answer for programs: JSON (docs/json.md), JSON Lines, CSV, ids.
#pragma once

#include <string>

#include <dateline/searcher.h>

namespace dateline {

/// The answer as one JSON object on one line, without line end.  Spans are byte offsets; what is not known is absent.
[[nodiscard]] std::string answer_json(const Answer& answer);
/// One hit as a JSON object of its own ("format" included), without line end: a line of ndjson.
[[nodiscard]] std::string hit_json(const Hit& hit);

/// RFC 4180: fields with commas, quotes or line ends are quoted, lines end in CRLF.
///   rank,score,id,url,title,source,published,language,story,snippet
/// Text is one line; snippets are joined by " … ".  A text field that begins with = + - @ gets an apostrophe before it:
/// spreadsheets run such fields as formulas (OWASP, "CSV Injection"), and pages are not ours to trust.  Programs that
/// need ids unchanged read JSON or ids.
[[nodiscard]] std::string csv_header();
[[nodiscard]] std::string csv_row(const Hit& hit);

/// The id and a line end; line ends inside an id become blanks.
[[nodiscard]] std::string id_row(const Hit& hit);

}  // namespace dateline
