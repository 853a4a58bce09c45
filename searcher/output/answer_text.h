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
[[nodiscard]] std::string complaints_text(const Answer& answer, const TextStyle& style);

/// One hit: rank and title, source · date · language, snippets, address, copies.  Ends with a line end.
[[nodiscard]] std::string hit_text(const Hit& hit, const TextStyle& style);

/// Values, counts and bars in aligned columns.
[[nodiscard]] std::string facet_text(const Facet& facet, const TextStyle& style);
/// A bar for every bucket of an answer's trend, those without matches included.
[[nodiscard]] std::string trend_text(const Answer& answer, const TextStyle& style);

/// A whole article: what is known of it, its paragraphs, whom and what it names.  Marks are bytes of title and body.
[[nodiscard]] std::string article_text(const Article& article, const TextStyle& style,
                                       const std::vector<Span>& title_marks = {},
                                       const std::vector<Span>& body_marks = {});

}  // namespace dateline
