// An answer for people, on a terminal or in a pipe.
#pragma once

#include <string>
#include <vector>

#include <dateline/article.h>
#include <dateline/searcher.h>

#include "searcher/output/terminal.h"

namespace dateline {

/// Complaints (unless the style leaves them out), a line of totals and how the query was read, the hits, facets and
/// trend.  Ends with a line end.
[[nodiscard]] std::string answer_text(const Answer& answer, const TextStyle& style);

/// Each complaint with the query's characters it is about underlined; empty if there are none.
[[nodiscard]] std::string complaints_text(const std::string& query, const std::vector<Complaint>& complaints,
                                          const TextStyle& style);

/// One hit: rank and title, source · date · language, snippets, address, copies.  Ends with a line end.
[[nodiscard]] std::string hit_text(const Hit& hit, const TextStyle& style);

/// A line a match, with what stands around it, matches under each other.
[[nodiscard]] std::string concordance_text(const std::vector<Context>& contexts, std::size_t indent,
                                           const TextStyle& style);

/// Values, counts and bars in aligned columns; of salient values also how many the archive has.
[[nodiscard]] std::string facet_text(const Facet& facet, CountBy unit, const TextStyle& style);
/// One query: a bar for every step, those without matches included, with its share of the archive.  Several: a curve
/// for each and a table with as many of the numbers as the width has room for.
[[nodiscard]] std::string trend_text(const Trend& trend, CountBy unit, const TextStyle& style);

/// A whole article: what is known of it, its paragraphs with the names in them underlined, whom and what it names with
/// country and number of mentions.
[[nodiscard]] std::string article_text(const Article& article, const TextStyle& style);

}  // namespace dateline
