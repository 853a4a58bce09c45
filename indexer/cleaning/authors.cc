#include "indexer/cleaning/authors.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"
#include "indexer/cleaning/author_sources.h"

namespace dateline {
namespace {

// Capitals in a byline are an agency's if the page credits it elsewhere: "(CPA)" under a picture, "Pool via CPA".
bool is_credited(const HtmlDocument& document, const std::string& acronym) {
  if (acronym.empty()) return false;
  return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const HtmlBlock& block) {
    const std::size_t at = block.text.find(acronym);
    if (at == std::string::npos || at == 0 || block.text.size() > 4000) return false;
    const char before = block.text[at - 1];
    return before == '(' || before == '/' || std::string_view(block.text).substr(0, at).ends_with("via ") ||
           std::string_view(block.text).substr(0, at).ends_with(": ");
  });
}

bool all_in(const std::vector<std::string>& some, const std::vector<std::string>& more) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& name) {
    const std::string key = match_key(name);
    return std::any_of(more.begin(), more.end(), [&](const std::string& other) { return match_key(other) == key; });
  });
}

}  // namespace

Authors find_authors(const HtmlDocument& document, const JsonLdArticle& json_ld, const Body& body,
                     const std::vector<std::string>& outlets) {
  const AuthorSources sources(document, body, outlets);
  struct Offer {
    AuthorSource source;
    std::string_view from;
    double confidence;
  };
  const std::array<Offer, 8> offers = {{{sources.json_ld(json_ld), "JSON-LD author", 0.95},
                                        {sources.lines(), "byline near the headline", 0.85},
                                        {sources.elements(), "element marked as author", 0.85},
                                        {sources.classes(), "element of an author class", 0.75},
                                        {sources.links(), "link to a writer's page", 0.75},
                                        {sources.metas(), "meta author", 0.8},
                                        {sources.below(), "author named below the text", 0.6},
                                        {sources.bare_names(), "name on the date's line or before the text", 0.5}}};
  Authors authors;
  for (const Offer& offer : offers) {
    if (!offer.source.agency.empty() && authors.agency.empty()) {
      authors.agency = offer.source.agency;
      authors.agency_from = offer.from;
    }
    if (authors.agency.empty() && is_credited(document, offer.source.acronym)) {
      authors.agency = offer.source.acronym;
      authors.agency_from = offer.from;
    }
    if (offer.source.names.empty()) continue;
    // A line "By A and B" that has the same names and more is the fuller one.
    const bool fuller =
        offer.source.opens && !authors.names.empty() && offer.source.names.size() > authors.names.size() &&
        offer.source.names.size() <= authors.names.size() + 6 && all_in(authors.names, offer.source.names);
    if (!authors.names.empty() && !fuller) continue;
    authors.names = offer.source.names;
    authors.from = offer.from;
    authors.confidence = offer.confidence;
  }
  return authors;
}

}  // namespace dateline
