// An answer as tables for spreadsheets.
//
// RFC 4180: fields with commas, quotes or line ends are quoted, lines end in CRLF.  Text is one line, control
// characters become U+FFFD.  A text field that begins with = + - @ gets an apostrophe before it: spreadsheets run such
// fields as formulas (OWASP, "CSV Injection"), and pages are not ours to trust.  Programs that need ids unchanged read
// JSON or ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dateline/searcher.h>

namespace dateline {

///   rank,score,id,url,title,source,published,language,story,snippet
/// Snippets are joined by " … ".  The header ends with its line end.
[[nodiscard]] std::string csv_header();
[[nodiscard]] std::string csv_row(const Hit& hit);

/// The same with the id of the query in a column before.
[[nodiscard]] std::string batch_csv_header();
[[nodiscard]] std::string batch_csv_row(std::string_view query_id, const Hit& hit);

///   facet,value,count,archive,lift,salience
/// The last three are empty for facets that are not salient.
[[nodiscard]] std::string facet_csv_header();
[[nodiscard]] std::string facet_csv(const Facet& facet);

///   rank,id,title,source,published,in,left,match,right
/// A row a line of the concordance.
[[nodiscard]] std::string context_csv_header();
[[nodiscard]] std::string context_csv(const Hit& hit);

///   kind,name,articles,alias,alias_articles,from
/// A row a name, and one for each of the names that count as it.
[[nodiscard]] std::string names_csv(const std::vector<ListedName>& names);

///   query,bucket,first_day,last_day,count,total,share
/// Each series ends with a row whose bucket is "undated".  The share is count / total.
[[nodiscard]] std::string trend_csv(const Trend& trend);

/// Cells of any table as a line with its end.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

}  // namespace dateline
