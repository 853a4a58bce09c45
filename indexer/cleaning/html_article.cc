// A page with markup, from the parsed document to the article.
#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/cleaning/access.h"
#include "indexer/cleaning/agency.h"
#include "indexer/cleaning/authors.h"
#include "indexer/cleaning/body.h"
#include "indexer/cleaning/date_language.h"
#include "indexer/cleaning/dateline_place.h"
#include "indexer/cleaning/draft.h"
#include "indexer/cleaning/html_parser.h"
#include "indexer/cleaning/jsonld.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/not_article.h"
#include "indexer/cleaning/page_dates.h"
#include "indexer/cleaning/page_notes.h"
#include "indexer/cleaning/page_titles.h"
#include "indexer/cleaning/phrases.h"
#include "indexer/cleaning/title.h"

namespace dateline {
namespace {

// A page that shows less than this share of the body it declares hides the rest behind a script or a wall.
constexpr double kShownShare = 0.5;

std::string outlet_from_title(const HtmlDocument& document, const std::string& host) {
  const std::string part = last_title_part(plain_text(document.title));
  const std::string key = outlet_key(part);
  const std::string own = outlet_key(host.substr(0, host.rfind('.')));
  if (key.size() < 3 || own.size() < 3) return {};
  return own.find(key) != std::string::npos || key.find(own) != std::string::npos ? part : std::string();
}

std::string outlet_from_copyright(const Body& body, const HtmlDocument& document) {
  for (std::size_t i = body.blocks.size(); i-- > 0;) {
    if (body.blocks[i].kept) break;
    const std::string outlet = copyright_outlet(document.blocks[i].text);
    if (!outlet.empty()) return outlet;
  }
  return {};
}

class HtmlCleaner {
 public:
  HtmlCleaner(Draft& draft, HtmlDocument document)
      : draft_(draft), document_(std::move(document)), json_ld_(read_json_ld(document_.json_ld)) {}

  void clean() {
    draft_.declared_language = declared_language(document_, json_ld_);
    url();
    source();
    title();
    body_ = choose_body(document_, {draft_.article.title, json_ld_.article_body, host_, draft_.rules});
    write_blocks();
    late_source();
    dates();
    authors();
    simple_fields();
    alternative_title();
    corrections();
    access();
    judge();
    other_stories();
  }

 private:
  void url() {
    Article& article = draft_.article;
    const std::string canonical = canonical_url(document_, json_ld_, draft_.page.url);
    article.url = canonical.empty() ? draft_.page.url : canonical;
    article.id = article.url;
    if (!article.url.empty()) draft_.note("url", canonical.empty() ? "address of the crawl" : "canonical address", 1);
    host_ = host_of(draft_.page.url.empty() ? article.url : draft_.page.url);
  }

  void source() {
    const FoundText declared = declared_source(document_, json_ld_);
    draft_.article.source = squeeze_blanks(declared.text);
    source_from_ = declared.from;
    for (const std::string& name : {declared.text, json_ld_.publisher, json_ld_.site_name, host_}) {
      if (!name.empty()) outlets_.push_back(name);
    }
    const std::size_t dot = host_.rfind('.');
    if (dot != std::string::npos) outlets_.push_back(host_.substr(0, dot));
    const std::string titled = outlet_from_title(document_, host_);
    if (titled.empty()) return;
    outlets_.push_back(titled);
    if (draft_.article.source.empty()) {
      draft_.article.source = titled;
      source_from_ = "title element";
    }
  }

  void late_source() {
    Article& article = draft_.article;
    if (article.source.empty()) {
      article.source = outlet_from_copyright(body_, document_);
      source_from_ = "copyright line";
    }
    if (article.source.empty() && outlets_.empty() && document_.title.find('|') != std::string::npos) {
      article.source = last_title_part(plain_text(document_.title));
      source_from_ = "title element";
    }
    if (article.source.empty()) {
      article.source = host_;
      source_from_ = "host";
    }
    if (article.source.empty()) return;
    outlets_.push_back(article.source);
    draft_.note("source", source_from_, source_from_ == "host" ? 0.5 : 0.9);
    // The outlet may be known only now: what it printed behind the headline goes.
    article.title = without_outlet(article.title, outlets_);
  }

  void title() {
    titles_ = title_candidates(document_, regions_, json_ld_, outlets_);
    const ChosenTitle chosen = choose_title(titles_);
    draft_.article.title = chosen.text;
    if (!chosen.text.empty()) draft_.note("title", chosen.from, chosen.confidence);
  }

  void write_blocks() {
    double kept = 0;
    for (const ScoredBlock& block : body_.blocks) kept += block.kept ? static_cast<double>(block.shape.length()) : 0;
    const std::string declared = json_ld_.article_body.size() > 300 ? json_ld_.article_body : std::string();
    const bool hidden = !declared.empty() && kept < kShownShare * static_cast<double>(shape_of(declared).length());
    for (std::size_t i = 0; i < body_.blocks.size(); ++i) {
      ScoredBlock& scored = body_.blocks[i];
      if (hidden && scored.kept) {
        scored.kept = false;
        scored.reason = "the page declares a fuller article body";
      }
      draft_.cleaned.blocks.push_back({document_.blocks[i].text, scored.kept, scored.reason});
      if (scored.kept) draft_.add_paragraph(document_.blocks[i].text);
    }
    if (hidden)
      declared_body(declared);
    else if (kept > 0)
      draft_.note("body", "block scoring", 0.9);
    if (document_.cut) draft_.note("body", "the page is larger than the parser's limits", 0.5);
  }

  void declared_body(std::string_view declared) {
    for (std::string_view rest = declared; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string text = plain_text(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (text.empty()) continue;
      draft_.cleaned.blocks.push_back({text, true, "JSON-LD articleBody, not shown on the page"});
      draft_.add_paragraph(text);
    }
    draft_.note("body", "JSON-LD articleBody", 0.8);
  }

  void dates() {
    Article& article = draft_.article;
    const PageFacts facts{document_, json_ld_, draft_.is_part ? std::string_view() : draft_.page.url,
                          date_language(draft_.declared_language, trim(document_.language), draft_.page.url)};
    ChosenDate published = choose_date("published", offered_published(facts, body_), article.fetched);
    article.published = published.date;
    ChosenDate modified = choose_date("modified", offered_modified(facts, body_), article.fetched);
    article.modified = modified.date;
    for (ChosenDate* chosen : {&published, &modified}) {
      article.evidence.insert(article.evidence.end(), chosen->evidence.begin(), chosen->evidence.end());
    }
  }

  void authors() {
    Article& article = draft_.article;
    Authors found = find_authors(document_, json_ld_, body_, outlets_);
    article.byline = std::move(found.names);
    if (!article.byline.empty()) draft_.note("byline", found.from, found.confidence);
    const DatelinePlace opening = read_dateline(article.body);
    article.place = opening.place;
    if (!opening.place.empty()) draft_.note("place", "dateline", 0.9);
    agency(opening.agency, found);
  }

  void agency(const std::string& from_dateline, const Authors& found) {
    Article& article = draft_.article;
    const auto set = [&](const std::string& name, std::string_view from, double confidence) {
      if (name.empty() || !article.agency.empty() ||
          !is_credible_agency(name, draft_.declared_language, article.byline))
        return;
      article.agency = name;
      draft_.note("agency", from, confidence);
    };
    set(from_dateline, "dateline", 0.95);
    set(found.agency, found.agency_from, 0.9);
    set(closing_credit(article.body), "credit at the end", 0.8);
    // A story with an author of its own only quotes the agency.
    if (article.byline.empty()) set(attributed_agency(article.body), "named as the source in the first paragraph", 0.4);
  }

  void simple_fields() {
    Article& article = draft_.article;
    const FoundText section = declared_section(document_, json_ld_);
    article.section = section.text;
    if (article.section.empty()) article.section = printed_section(document_);
    if (article.section.empty()) article.section = section_from_title();
    if (!article.section.empty())
      draft_.note("section", section.text.empty() ? "breadcrumb or title" : section.from, 0.8);
    article.tags = declared_tags(document_, json_ld_, body_);
    const FoundText summary = declared_summary(document_, json_ld_);
    article.summary = summary.text;
    if (!summary.text.empty()) draft_.note("summary", summary.from, 0.9);
  }

  void alternative_title() {
    titles_.outlets = outlets_;
    const ChosenTitle other = choose_alternative(titles_, draft_.article.title, draft_.article.body);
    draft_.article.alternative_title = other.text;
    if (!other.text.empty()) draft_.note("alternative_title", other.from, other.confidence);
  }

  // A note that stands in the text stays in it.
  void corrections() {
    for (PageNote& note : find_corrections(document_, body_)) {
      draft_.article.corrections.push_back(std::move(note.text));
      draft_.note("corrections", note.in_text ? "note in the text" : "note beside the text", 0.8);
    }
  }

  void access() {
    const FoundAccess found = find_access(document_, json_ld_, body_);
    draft_.article.access = found.access;
    if (found.access != Access::unknown) draft_.note("access", found.from, found.confidence);
  }

  // "Headline | Section | Outlet"
  [[nodiscard]] std::string section_from_title() const {
    const std::string rest = without_outlet(plain_text(document_.title), outlets_);
    if (!starts_with_nocase(rest, draft_.article.title) || rest.size() <= draft_.article.title.size()) return {};
    std::string part = last_title_part(rest);
    return shape_of(part).words <= 3 && part.size() < 40 ? part : std::string();
  }

  void judge() {
    PageJudgement page;
    page.title = draft_.article.title.empty() ? plain_text(document_.title) : draft_.article.title;
    page.body = draft_.article.body;
    page.link_share = body_.link_share;
    page.declared_article = json_ld_.found;
    page.has_blocks = !document_.blocks.empty();
    page.headline_printed = body_.headline != SIZE_MAX;
    page.asks_consent = std::any_of(body_.blocks.begin(), body_.blocks.end(), [](const ScoredBlock& block) {
      return block.furniture == Region::consent && block.shape.words > 12;
    });
    const auto has = [&](Region region) {
      return std::any_of(body_.blocks.begin(), body_.blocks.end(),
                         [&](const ScoredBlock& block) { return block.furniture == region; });
    };
    page.has_paywall = has(Region::paywall);
    page.has_teasers = has(Region::teaser);
    draft_.reject(why_not_article(page));
  }

  void other_stories() {
    if (!draft_.cleaned.rejected.empty()) return;
    for (const std::uint32_t node : body_.other_stories) {
      HtmlDocument part = part_of(document_, node);
      part.canonical = own_address(node);
      Draft& story = draft_.others.emplace_back(draft_.page, draft_.rules);
      story.is_part = true;
      while (document_.blocks[story.first_block].node < node) ++story.first_block;
      HtmlCleaner(story, std::move(part)).clean();
    }
  }
  // A headline links to the page that is the story's own.
  [[nodiscard]] std::string own_address(std::uint32_t story) const {
    for (const HtmlAttribute& attribute : document_.attributes) {
      if (attribute.name != Attr::href || !document_.inside(attribute.node, story)) continue;
      for (std::uint32_t n = attribute.node; n != story; n = document_.nodes[n].parent) {
        if (is_heading(document_.nodes[n].tag)) return attribute.value;
      }
    }
    return {};
  }

  Draft& draft_;
  HtmlDocument document_;
  JsonLdArticle json_ld_;
  RegionReader regions_{document_, draft_.rules};
  Body body_;
  std::string host_;
  std::string source_from_;
  std::vector<std::string> outlets_;
  TitleCandidates titles_;
};

}  // namespace

void clean_html(Draft& draft, std::string_view utf8) { HtmlCleaner(draft, parse_html(utf8)).clean(); }

}  // namespace dateline
