#include "indexer/cleaning/authors.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

struct Source {
  std::vector<std::string> names;
  std::string agency;
  std::string acronym;
  bool opens = false;  ///< a line that begins with "By" or its kin
};

void take(Source& source, std::string_view text, const std::vector<std::string>& outlets, bool declared) {
  const Byline byline = read_byline(text, outlets, declared);
  merge_names(source.names, byline.names);
  if (source.agency.empty()) source.agency = byline.agency;
  if (source.acronym.empty()) source.acronym = byline.acronym;
}

// The text of [begin, end) with a bar where an inline element begins or ends: names, roles and dates of a byline are
// often told apart by markup alone.
std::string in_pieces(const HtmlDocument& document, std::uint32_t node, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> bounds;
  for (std::uint32_t n = node + 1; n < document.nodes[node].end && bounds.size() < 400; ++n) {
    bounds.push_back(document.nodes[n].text_begin);
    bounds.push_back(document.nodes[n].text_end);
  }
  std::sort(bounds.begin(), bounds.end());
  std::string pieces;
  std::size_t next = 0;
  for (std::uint32_t at = begin; at < end; ++at) {
    while (next < bounds.size() && bounds[next] < at) ++next;
    if (next < bounds.size() && bounds[next] == at && at > begin) pieces += " | ";
    const char c = document.text[at];
    if (c == '\n')
      pieces += " | ";
    else
      pieces += c;
  }
  return pieces;
}

Source from_json_ld(const JsonLdArticle& json_ld, const std::vector<std::string>& outlets) {
  Source source;
  for (const JsonLdArticle::Author& author : json_ld.authors) {
    if (author.organization) {
      if (source.agency.empty()) source.agency = agency_named(author.name);
      continue;
    }
    take(source, author.name, outlets, true);
  }
  return source;
}

Source from_metas(const HtmlDocument& document, const std::vector<std::string>& outlets) {
  static constexpr std::array<std::string_view, 11> kNames = {"byl",
                                                              "author",
                                                              "article:author",
                                                              "parsely-author",
                                                              "dc.creator",
                                                              "sailthru.author",
                                                              "dcterms.creator",
                                                              "cxenseparse:author",
                                                              "og:article:author",
                                                              "authors",
                                                              "twitter:data1"};
  for (const std::string_view name : kNames) {
    Source source;
    for (const MetaTag& meta : document.metas) {
      if (meta.name != name || starts_with_nocase(meta.content, "http")) continue;
      if (name == "twitter:data1") {
        const std::string* label = document.meta("twitter:label1");
        if (label == nullptr || word_key(*label).find("written by") == std::string::npos) continue;
      }
      take(source, plain_text(meta.content), outlets, true);
    }
    if (!source.names.empty() || !source.agency.empty()) return source;
  }
  return {};
}

bool usable(Region region) {
  return region == Region::none || region == Region::author_box || region == Region::share || region == Region::header;
}

// The block that holds a byte of the text.
std::size_t block_at(const HtmlDocument& document, std::uint32_t text_begin) {
  const auto behind = std::upper_bound(document.blocks.begin(), document.blocks.end(), text_begin,
                                       [](std::uint32_t at, const HtmlBlock& block) { return at < block.text_begin; });
  return behind == document.blocks.begin() ? 0 : static_cast<std::size_t>(behind - document.blocks.begin()) - 1;
}

// Names marked up as authors, near the headline.
Source from_elements(const HtmlDocument& document, const Body& body, const std::vector<std::string>& outlets,
                     const Neighbourhood& near) {
  Source source;
  if (near.begin >= near.end) return source;
  const std::uint32_t begin = document.blocks[near.begin].text_begin;
  const std::uint32_t end = document.blocks[near.end - 1].text_end;
  std::uint32_t behind = 0;
  for (const HtmlAttribute& attribute : document.attributes) {
    const bool author = (attribute.name == Attr::rel && attribute.value == "author") ||
                        (attribute.name == Attr::itemprop && attribute.value.find("author") != std::string::npos);
    if (!author) continue;
    const HtmlNode& node = document.nodes[attribute.node];
    if (node.text_begin < begin || node.text_begin >= end || node.text_begin < behind ||
        node.text_end > node.text_begin + 300)
      continue;
    behind = node.text_end;
    if (!usable(body.blocks[block_at(document, node.text_begin)].furniture)) continue;
    take(source, in_pieces(document, attribute.node, node.text_begin, node.text_end), outlets, true);
  }
  return source;
}

// Lines that are printed as bylines near the headline.
Source from_print(const HtmlDocument& document, const Body& body, const std::vector<std::string>& outlets,
                  const Neighbourhood& near) {
  Source source;
  for (std::size_t i = near.begin; i < near.end; ++i) {
    const ScoredBlock& scored = body.blocks[i];
    const std::string& text = document.blocks[i].text;
    const bool opens = begins_as_byline(text) && scored.shape.words <= (scored.kept ? 12 : 30);
    const bool seen = usable(scored.furniture) || (opens && scored.furniture == Region::caption);
    if (i == body.headline || scored.shape.words > 40 || !seen) continue;
    if (scored.kept && (!opens || scored.shape.ends_sentence)) continue;
    const bool named = scored.own == Region::byline && scored.shape.words <= 14;
    if (!opens && !named) {
      if (scored.shape.words <= 4 && source.agency.empty()) source.agency = agency_named(text);
      continue;
    }
    const HtmlBlock& block = document.blocks[i];
    source.opens = source.opens || opens;
    take(source, in_pieces(document, block.node, block.text_begin, block.text_end), outlets, false);
  }
  return source;
}

// Small elements of class "author" or "byline".
Source from_classes(const HtmlDocument& document, const Body& body, const std::vector<std::string>& outlets,
                    const Neighbourhood& near) {
  Source source;
  if (near.begin >= near.end) return source;
  const std::uint32_t begin = document.blocks[near.begin].text_begin;
  const std::uint32_t end = document.blocks[near.end - 1].text_end;
  std::uint32_t behind = 0;
  for (std::uint32_t n = 1; n < document.nodes.size(); ++n) {
    const HtmlNode& node = document.nodes[n];
    if (node.text_begin < begin || node.text_begin >= end || node.text_begin < behind) continue;
    if (node.text_end <= node.text_begin || node.text_end > node.text_begin + 200) continue;
    const std::string_view marks = document.marks_of(n);
    if (marks.find(" author name ") == std::string_view::npos &&
        marks.find(" byline name ") == std::string_view::npos && marks.find(" author ") == std::string_view::npos &&
        marks.find(" byline author ") == std::string_view::npos && marks.find(" fn ") == std::string_view::npos) {
      continue;
    }
    behind = node.text_end;
    if (!usable(body.blocks[block_at(document, node.text_begin)].furniture)) continue;
    take(source, in_pieces(document, n, node.text_begin, node.text_end), outlets, false);
  }
  return source;
}

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
  const Neighbourhood near = near_headline(document, body);
  struct Offer {
    Source source;
    std::string from;
    double confidence;
  };
  const std::array<Offer, 5> offers = {
      {{from_json_ld(json_ld, outlets), "JSON-LD author", 0.95},
       {from_print(document, body, outlets, near), "byline near the headline", 0.85},
       {from_elements(document, body, outlets, near), "element marked as author", 0.85},
       {from_classes(document, body, outlets, near), "element of an author class", 0.75},
       {from_metas(document, outlets), "meta author", 0.8}}};
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
