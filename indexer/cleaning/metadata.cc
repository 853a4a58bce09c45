#include "indexer/cleaning/metadata.h"

#include <algorithm>
#include <array>

#include "common/text/language.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

bool absolute(std::string_view url) {
  return starts_with_nocase(url, "http://") || starts_with_nocase(url, "https://");
}

std::string origin_of(std::string_view url) {
  if (!absolute(url)) return {};
  const std::size_t host = url.find("//") + 2;
  return std::string(url.substr(0, url.find_first_of("/?#", host)));
}

// A canonical address that is only the site's root says nothing about the article.
bool has_path(std::string_view url) {
  const std::size_t path = url.find('/', url.find("//") + 2);
  return path != std::string_view::npos && path + 1 < url.size();
}

}  // namespace

Neighbourhood near_headline(const HtmlDocument& document, const Body& body) {
  std::size_t first = SIZE_MAX;
  for (std::size_t i = 0; i < body.blocks.size() && first == SIZE_MAX; ++i) {
    if (body.blocks[i].kept) first = i;
  }
  const std::size_t count = document.blocks.size();
  if (first == SIZE_MAX && body.headline == SIZE_MAX) return {0, 0};
  std::size_t begin = body.headline != SIZE_MAX ? body.headline : first;
  if (first != SIZE_MAX && begin > first) begin = first;
  const std::size_t end = std::max(first == SIZE_MAX ? 0 : first + 4, begin + 12);
  // Kickers and dates may stand above the headline.
  begin = begin > 5 ? begin - 5 : 0;
  return {begin, std::min({end, count, begin + 80})};
}

std::size_t block_at(const HtmlDocument& document, std::uint32_t text_begin) {
  const auto behind = std::upper_bound(document.blocks.begin(), document.blocks.end(), text_begin,
                                       [](std::uint32_t at, const HtmlBlock& block) { return at < block.text_begin; });
  return behind == document.blocks.begin() ? 0 : static_cast<std::size_t>(behind - document.blocks.begin()) - 1;
}

std::string host_of(std::string_view url) {
  std::string host = origin_of(url);
  if (host.empty()) return {};
  host = ascii_lower(std::string_view(host).substr(host.find("//") + 2));
  host.resize(std::min(host.size(), host.find(':')));
  return host.starts_with("www.") ? host.substr(4) : host;
}

std::string declared_language(const HtmlDocument& document, const JsonLdArticle& json_ld) {
  for (const std::string_view tag : {std::string_view(document.language), std::string_view(json_ld.language)}) {
    std::string language = normal_language(trim(tag));
    if (!language.empty()) return language;
  }
  for (const char* name : {"og:locale", "content-language", "dc.language", "language"}) {
    if (const std::string* value = document.meta(name)) {
      std::string language = normal_language(trim(*value));
      if (!language.empty()) return language;
    }
  }
  return {};
}

std::string canonical_url(const HtmlDocument& document, const JsonLdArticle& json_ld, std::string_view page_url) {
  const std::string* graph = document.meta("og:url");
  for (const std::string_view declared :
       {std::string_view(document.canonical), graph != nullptr ? std::string_view(*graph) : std::string_view(),
        std::string_view(json_ld.url)}) {
    std::string url(trim(declared));
    if (url.starts_with("//"))
      url = (starts_with_nocase(page_url, "http:") ? "http:" : "https:") + url;
    else if (url.starts_with("/"))
      url = origin_of(page_url) + url;
    if (absolute(url) && has_path(url) && url.find_first_of(" <>\"") == std::string::npos) return url;
  }
  return {};
}

FoundText declared_source(const HtmlDocument& document, const JsonLdArticle& json_ld) {
  if (const std::string* name = document.meta("og:site_name")) return {plain_text(*name), "og:site_name"};
  if (!json_ld.publisher.empty()) return {json_ld.publisher, "JSON-LD publisher"};
  if (!json_ld.site_name.empty()) return {plain_text(json_ld.site_name), "JSON-LD WebSite"};
  for (const char* name : {"application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher"}) {
    if (const std::string* value = document.meta(name)) return {plain_text(*value), name};
  }
  return {};
}

FoundText declared_section(const HtmlDocument& document, const JsonLdArticle& json_ld) {
  if (!json_ld.section.empty()) return {json_ld.section, "JSON-LD articleSection"};
  for (const char* name : {"article:section", "og:section", "section", "parsely-section"}) {
    const std::string* value = document.meta(name);
    if (value != nullptr && value->size() < 80 && !absolute(*value)) return {plain_text(*value), name};
  }
  return {};
}

std::string printed_section(const HtmlDocument& document) {
  for (const HtmlAttribute& attribute : document.attributes) {
    if (attribute.name != Attr::itemprop || attribute.value != "articleSection") continue;
    std::string text = document.text_of(attribute.node);
    if (!text.empty() && text.size() < 60) return text;
  }
  std::string section;
  for (std::uint32_t n = 1; n < document.nodes.size(); ++n) {
    const std::string_view marks = document.marks_of(n);
    if (marks.find("breadcrumb") == std::string_view::npos && marks.find(" crumb ") == std::string_view::npos) continue;
    for (std::uint32_t link = n + 1; link < document.nodes[n].end; ++link) {
      if (document.nodes[link].tag != Tag::a) continue;
      std::string text = document.text_of(link);
      const TextShape shape = shape_of(text);
      if (shape.words >= 1 && shape.words <= 3 && text.size() < 40) section = std::move(text);
    }
    break;
  }
  const std::string key = squashed(section);
  return key == "home" || key == "startseite" || key == "inicio" || key == "accueil" ? std::string() : section;
}

FoundText declared_summary(const HtmlDocument& document, const JsonLdArticle& json_ld) {
  for (const char* name : {"og:description", "description", "twitter:description", "dc.description"}) {
    if (const std::string* value = document.meta(name)) {
      std::string text = plain_text(*value);
      if (!text.empty()) return {std::move(text), name};
    }
  }
  return {json_ld.description, "JSON-LD description"};
}

namespace {

// The links of a list of tags below the story.
std::vector<std::string> printed_tags(const HtmlDocument& document, const Body& body) {
  std::vector<std::string> tags;
  for (std::size_t i = 0; i < body.blocks.size() && tags.size() < 40; ++i) {
    const ScoredBlock& scored = body.blocks[i];
    if (scored.kept || (scored.furniture != Region::tags && scored.phrase != Phrase::tags)) continue;
    const HtmlBlock& block = document.blocks[i];
    for (std::uint32_t n = block.node; n < document.nodes[block.node].end; ++n) {
      const HtmlNode& node = document.nodes[n];
      if (node.tag != Tag::a || node.text_begin < block.text_begin || node.text_end > block.text_end) continue;
      std::string text = document.text_of(n);
      if (shape_of(text).words <= 5) tags.push_back(std::move(text));
    }
  }
  return tags;
}

}  // namespace

std::vector<std::string> declared_tags(const HtmlDocument& document, const JsonLdArticle& json_ld, const Body& body) {
  std::vector<std::string> tags;
  const auto add = [&](std::string_view text) {
    std::string tag = plain_text(text);
    if (tag.empty() || tag.size() > 80 || tags.size() >= 40) return;
    if (tag.front() == '#') tag.erase(0, 1);
    const std::string key = squashed(tag);
    if (std::none_of(tags.begin(), tags.end(), [&](const std::string& t) { return squashed(t) == key; }))
      tags.push_back(tag);
  };
  for (const MetaTag& meta : document.metas) {
    if (meta.name == "article:tag") add(meta.content);
  }
  if (!tags.empty()) return tags;
  for (const HtmlAttribute& attribute : document.attributes) {
    if (attribute.name == Attr::rel && attribute.value == "tag") add(document.text_of(attribute.node));
  }
  if (!tags.empty()) return tags;
  for (const std::string& tag : printed_tags(document, body)) add(tag);
  if (!tags.empty()) return tags;
  for (const std::string& keyword : json_ld.keywords) add(keyword);
  if (!tags.empty()) return tags;
  if (const std::string* news = document.meta("news_keywords")) {
    for (std::string_view rest = *news; !rest.empty();) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      add(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return tags;
}

}  // namespace dateline
