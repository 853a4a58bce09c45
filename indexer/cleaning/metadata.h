// What a page with markup declares about itself, and what its elements say near the headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/body.h"
#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/jsonld.h"

namespace dateline {

/// "html lang", og:locale or JSON-LD inLanguage, as a tag of ours.
[[nodiscard]] std::string declared_language(const HtmlDocument& document, const JsonLdArticle& json_ld);
/// The address the page gives itself, absolute, else empty.
[[nodiscard]] std::string canonical_url(const HtmlDocument& document, const JsonLdArticle& json_ld,
                                        std::string_view page_url);
/// "https://www.harbourledger.example/a" -> "harbourledger.example".
[[nodiscard]] std::string host_of(std::string_view url);

struct FoundText {
  std::string text;
  std::string from;
};
/// The outlet: og:site_name, JSON-LD publisher, JSON-LD WebSite, application-name.
[[nodiscard]] FoundText declared_source(const HtmlDocument& document, const JsonLdArticle& json_ld);
[[nodiscard]] FoundText declared_section(const HtmlDocument& document, const JsonLdArticle& json_ld);
/// The section that is marked up, or the last link of a breadcrumb.
[[nodiscard]] std::string printed_section(const HtmlDocument& document);
[[nodiscard]] FoundText declared_summary(const HtmlDocument& document, const JsonLdArticle& json_ld);
[[nodiscard]] std::vector<std::string> declared_tags(const HtmlDocument& document, const JsonLdArticle& json_ld,
                                                     const Body& body);

/// The block that holds a byte of the document's text; there must be one block.
[[nodiscard]] std::size_t block_at(const HtmlDocument& document, std::uint32_t text_begin);
/// Blocks round the headline, up to the first paragraphs of the body: [begin, end).
struct Neighbourhood {
  std::size_t begin = 0;
  std::size_t end = 0;
};
[[nodiscard]] Neighbourhood near_headline(const HtmlDocument& document, const Body& body);

}  // namespace dateline
