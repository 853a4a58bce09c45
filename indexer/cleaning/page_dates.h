// The dates that a page with markup offers: declared, marked up, printed near the headline, in its address.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/body.h"
#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/jsonld.h"
#include "indexer/cleaning/published.h"

namespace dateline {

/// Everything a page offers for one article, before any choice.
struct PageFacts {
  const HtmlDocument& document;
  const JsonLdArticle& json_ld;
  std::string_view page_url;
  std::string language;  ///< by which its dates are read: declared, with its region if that is known
};

/// Offers for `published`, in order of trust.
[[nodiscard]] std::vector<OfferedDate> offered_published(const PageFacts& facts, const Body& body);
[[nodiscard]] std::vector<OfferedDate> offered_modified(const PageFacts& facts, const Body& body);

/// Dates of <time> and its kin near the headline, and of whatever is marked up as datePublished or dateModified.
void offer_elements(const PageFacts& facts, const Body& body, bool modified, std::vector<OfferedDate>& offers);

}  // namespace dateline
