// The dates that a page with markup offers: declared, marked up, printed near the headline, in its address.
#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "common/dates/dates.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 17> kPublishedMetas = {"article:published_time",
                                                              "article:published",
                                                              "og:article:published_time",
                                                              "datepublished",
                                                              "og:published_time",
                                                              "rnews:datepublished",
                                                              "parsely-pub-date",
                                                              "sailthru.date",
                                                              "publish-date",
                                                              "publication_date",
                                                              "pubdate",
                                                              "publishdate",
                                                              "cxenseparse:recs:publishtime",
                                                              "dc.date.issued",
                                                              "dcterms.created",
                                                              "dc.date",
                                                              "date"};
constexpr std::array<std::string_view, 5> kModifiedMetas = {"article:modified_time", "og:updated_time", "datemodified",
                                                            "lastmod", "last-modified"};

// Dates stand behind such words, so only the start of a block is looked at.
bool has_any(std::string_view text, std::span<const std::string_view> words) {
  const auto found = words_of(text.substr(0, 300));
  return std::any_of(found.begin(), found.end(),
                     [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); });
}

// Words that say a date is of a change.
bool says_updated(std::string_view text) {
  static constexpr std::array<std::string_view, 18> kWords = {
      "updated",     "update",      "modified",   "aktualisiert", "stand",         "actualise",
      "actualizado", "actualizada", "aggiornato", "aggiornata",   "aggiornamento", "atualizado",
      "atualizada",  "oppdatert",   "uppdaterad", "guncelleme",   "bijgewerkt",    "обновлено"};
  return has_any(text, kWords);
}

bool says_published(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "published", "posted",     "veroffentlicht", "erstellt",   "publie",       "publicado",
      "publicada", "pubblicato", "publisert",      "publicerad", "опубликовано", "gepubliceerd"};
  return has_any(text, kWords);
}

bool usable(const ScoredBlock& block) {
  switch (block.furniture) {
    case Region::related:
    case Region::teaser:
    case Region::comments:
    case Region::sidebar:
    case Region::caption:
    case Region::advertisement:
    case Region::footer:
    case Region::hidden:
      return false;
    default:
      return true;
  }
}

// Dates printed near the headline.  A line with two dates, "Published ... Updated ...", gives both.
void offer_printed(const PageFacts& facts, const Body& body, bool modified, std::vector<OfferedDate>& offers) {
  const Neighbourhood near = near_headline(facts.document, body);
  for (std::size_t i = near.begin; i < near.end; ++i) {
    const ScoredBlock& scored = body.blocks[i];
    const std::string& text = facts.document.blocks[i].text;
    if (scored.kept || i == body.headline || scored.shape.words > 40 || scored.shape.digits == 0 || !usable(scored))
      continue;
    const std::vector<FoundDate> found = find_dates(text, facts.language);
    if (found.empty()) continue;
    const bool updated = says_updated(text);
    const bool published = says_published(text);
    std::size_t index = 0;
    if (modified) {
      if (!updated) continue;
      index = published || found.size() > 1 ? found.size() - 1 : 0;
    } else if (updated && !published && found.size() < 2) {
      continue;
    }
    offers.push_back({found[index].date, "text near the headline", 0.7});
  }
}

// The last resort: the date line in the head of a page, which is the day of the edition, or of the visit.
void offer_masthead(const PageFacts& facts, const Body& body, std::vector<OfferedDate>& offers) {
  const std::size_t end = std::min(near_headline(facts.document, body).begin, body.blocks.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(end, 40); ++i) {
    const ScoredBlock& scored = body.blocks[i];
    if (scored.shape.words > 20 || scored.shape.digits < 5 || !usable(scored)) continue;
    const std::vector<FoundDate> found = find_dates(facts.document.blocks[i].text, facts.language);
    if (found.empty()) continue;
    offers.push_back({found.front().date, "date line in the head of the page", 0.3});
    return;
  }
}

// <time> and its kin near the headline, and whatever is marked up as datePublished.
void offer_elements(const PageFacts& facts, const Body& body, bool modified, std::vector<OfferedDate>& offers) {
  const HtmlDocument& document = facts.document;
  const Neighbourhood near = near_headline(document, body);
  if (document.blocks.empty() || near.begin >= near.end) return;
  const std::uint32_t begin = document.blocks[near.begin].text_begin;
  const std::uint32_t end = document.blocks[near.end - 1].text_end;
  const std::string_view wanted = modified ? "dateModified" : "datePublished";
  std::vector<OfferedDate> plain;
  std::size_t seen = 0;
  for (std::uint32_t n = 1; n < document.nodes.size() && seen < 400; ++n) {
    const HtmlNode& node = document.nodes[n];
    std::string_view value = document.attribute(n, Attr::datetime);
    const std::string_view property = document.attribute(n, Attr::itemprop);
    const bool marked = property.find(wanted) != std::string_view::npos;
    if (value.empty() && marked) value = document.attribute(n, Attr::content);
    if (value.empty() && node.tag == Tag::abbr &&
        document.marks_of(n).find(modified ? " updated " : " published ") != std::string_view::npos) {
      value = document.attribute(n, Attr::title);
    }
    if (value.empty() && node.tag != Tag::time && !marked) continue;
    ++seen;
    std::string text;
    if (value.empty() || !parse_date(value, facts.language)) {
      text = document.text_of(n);
      value = text;
    }
    if (marked) {
      offer(offers, value, facts.language, "itemprop " + std::string(wanted), 0.95);
      continue;
    }
    if (node.text_begin < begin || node.text_begin > end) continue;
    const std::string_view marks = document.marks_of(n);
    const bool updated = marks.find(" updated ") != std::string_view::npos ||
                         marks.find(" modified ") != std::string_view::npos || says_updated(document.text_of(n)) ||
                         property.find("dateModified") != std::string_view::npos;
    if (updated == modified) offer(plain, value, facts.language, "time element near the headline", 0.85);
  }
  offers.insert(offers.end(), plain.begin(), plain.end());
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

std::vector<OfferedDate> offered_published(const PageFacts& facts, const Body& body) {
  std::vector<OfferedDate> offers;
  offer(offers, facts.json_ld.published, facts.language, "JSON-LD datePublished", 1.0);
  for (const std::string_view name : kPublishedMetas) {
    const std::string* value = facts.document.meta(name);
    if (value != nullptr) offer(offers, *value, facts.language, "meta " + std::string(name), 0.95);
  }
  offer_elements(facts, body, false, offers);
  offer_printed(facts, body, false, offers);
  for (const std::string_view url :
       {facts.page_url, std::string_view(facts.document.canonical), std::string_view(facts.json_ld.url)}) {
    if (const std::optional<Date> date = date_from_url(url)) offers.push_back({*date, "URL", 0.6});
  }
  if (offers.empty()) offer_masthead(facts, body, offers);
  return offers;
}

std::vector<OfferedDate> offered_modified(const PageFacts& facts, const Body& body) {
  std::vector<OfferedDate> offers;
  offer(offers, facts.json_ld.modified, facts.language, "JSON-LD dateModified", 1.0);
  for (const std::string_view name : kModifiedMetas) {
    const std::string* value = facts.document.meta(name);
    if (value != nullptr) offer(offers, *value, facts.language, "meta " + std::string(name), 0.95);
  }
  offer_elements(facts, body, true, offers);
  offer_printed(facts, body, true, offers);
  return offers;
}

}  // namespace dateline
