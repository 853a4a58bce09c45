#include "indexer/cleaning/page_dates.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "common/dates/dates.h"
#include "indexer/cleaning/printed_dates.h"

namespace dateline {
namespace {

constexpr auto kPublishedMetas = std::to_array<std::string_view>(
    {"article:published_time", "article:published", "og:article:published_time", "datepublished", "uploaddate",
     "og:published_time", "rnews:datepublished", "parsely-pub-date", "sailthru.date", "publish-date",
     "publication_date", "pubdate", "publishdate", "cxenseparse:recs:publishtime"});
// Of the page, or of its last change, as often as of the story.
constexpr auto kVagueMetas = std::to_array<std::string_view>({"dc.date.issued", "dcterms.created", "dc.date", "date"});
constexpr auto kModifiedMetas = std::to_array<std::string_view>(
    {"article:modified_time", "og:updated_time", "datemodified", "dateupdate", "lastmod", "last-modified"});

void offer_metas(const PageFacts& facts, std::span<const std::string_view> names, std::vector<OfferedDate>& offers) {
  for (const std::string_view name : names) {
    const std::string* value = facts.document.meta(name);
    if (value != nullptr) offer(offers, *value, facts.language, "meta " + std::string(name), 0.95);
  }
}

std::vector<OfferedDate> declared_changes(const PageFacts& facts) {
  std::vector<OfferedDate> changes;
  offer(changes, facts.json_ld.modified, facts.language, "JSON-LD dateModified", 1.0);
  offer_metas(facts, kModifiedMetas, changes);
  return changes;
}

void offer_addresses(const PageFacts& facts, std::vector<OfferedDate>& offers) {
  for (const std::string_view url :
       {facts.page_url, std::string_view(facts.document.canonical), std::string_view(facts.json_ld.url)}) {
    if (const std::optional<Date> date = date_from_url(url)) offers.push_back({*date, "URL", 0.6, {}});
  }
}

// "02-12-2025" is in February by the language; if the page names 2 December elsewhere in words, and never 12 February,
// it is in December.
void settle_order(const PageFacts& facts, std::vector<OfferedDate>& offers) {
  if (offers.empty() || !offers.front().other) return;
  const std::vector<std::chrono::local_days> days = certain_days(facts);
  const auto named = [&](const Date& date) { return std::binary_search(days.begin(), days.end(), date.day); };
  OfferedDate& first = offers.front();
  if (named(first.date) || !named(*first.other)) return;
  std::swap(first.date, *first.other);
  first.from += ", day and month as the page writes them elsewhere";
}

}  // namespace

std::vector<OfferedDate> offered_published(const PageFacts& facts, const Body& body) {
  std::vector<OfferedDate> offers;
  const std::vector<PrintedDate> printed = printed_dates(facts, body);
  offer(offers, facts.json_ld.published, facts.language, "JSON-LD datePublished", 1.0);
  offer_metas(facts, kPublishedMetas, offers);
  offer_elements(facts, body, false, offers);
  offer_older_printed(printed, offers);
  offer_printed(printed, {DateLabel::published}, offers);
  offer_metas(facts, kVagueMetas, offers);
  offer_unlabelled(printed, declared_changes(facts), offers);
  offer_addresses(facts, offers);
  offer_opening(facts, body, offers);
  offer_below(facts, body, DateLabel::published, offers);
  if (offers.empty()) offer_masthead(facts, body, offers);
  settle_order(facts, offers);
  return offers;
}

std::vector<OfferedDate> offered_modified(const PageFacts& facts, const Body& body) {
  std::vector<OfferedDate> offers = declared_changes(facts);
  offer_elements(facts, body, true, offers);
  offer_printed(printed_dates(facts, body), {DateLabel::updated}, offers);
  offer_below(facts, body, DateLabel::updated, offers);
  return offers;
}

}  // namespace dateline
