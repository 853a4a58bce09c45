// The titles that a page with markup offers: what it declares, and what it prints where a headline stands.
#pragma once

#include <string>
#include <vector>

#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/jsonld.h"
#include "indexer/cleaning/regions.h"
#include "indexer/cleaning/title.h"

namespace dateline {

/// `outlets` are the names of the page's own outlet.
[[nodiscard]] TitleCandidates title_candidates(const HtmlDocument& document, RegionReader& regions,
                                               const JsonLdArticle& json_ld, std::vector<std::string> outlets);

}  // namespace dateline
