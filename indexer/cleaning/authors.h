// Who wrote a page with markup: what it declares and what it prints, weighed against each other.
#pragma once

#include <string>
#include <vector>

#include "indexer/cleaning/body.h"
#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/jsonld.h"

namespace dateline {

struct Authors {
  std::vector<std::string> names;
  std::string from;
  double confidence = 0;
  std::string agency;
  std::string agency_from;
};

[[nodiscard]] Authors find_authors(const HtmlDocument& document, const JsonLdArticle& json_ld, const Body& body,
                                   const std::vector<std::string>& outlets);

}  // namespace dateline
