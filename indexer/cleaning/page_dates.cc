// The dates that a page with markup offers: declared, marked up, printed near the headline, in its address.
#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline.h"
#include "indexer/cleaning/date_words.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/text_shape.h"

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

// The first and the last block of the story.
std::size_t first_kept(const Body& body) {
  const auto found = std::find_if(body.blocks.begin(), body.blocks.end(), [](const auto& block) { return block.kept; });
  return static_cast<std::size_t>(found - body.blocks.begin());
}
std::size_t behind_kept(const Body& body) {
  std::size_t behind = body.blocks.size();
  while (behind > 0 && !body.blocks[behind - 1].kept) --behind;
  return behind;
}

// What stands between headline and text.
class Between {
 public:
  explicit Between(const Body& body) : begin_(body.headline), end_(first_kept(body)) {
    // A headline that is not printed: the few lines right above the text.
    if (begin_ == SIZE_MAX) begin_ = end_ > kFewBlocks ? end_ - kFewBlocks : 0;
  }
  [[nodiscard]] bool contains(std::size_t block) const {
    return block > begin_ && block < end_ && end_ - begin_ <= kMostBlocks;
  }

 private:
  static constexpr std::size_t kMostBlocks = 12;
  static constexpr std::size_t kFewBlocks = 4;
  std::size_t begin_;
  std::size_t end_;
};

// Nothing but a date, or a byline with one: the article's, whatever the makers call the place it stands in.
bool is_headline_date(const ScoredBlock& scored, const std::string& text, std::string_view language) {
  constexpr std::size_t kWordsOfByline = 12;
  constexpr std::size_t kBytesBesides = 4;
  if (scored.shape.words > kWordsOfByline) return false;
  if (says(text, DateLabel::published) || (begins_as_byline(text) && scored.furniture != Region::caption)) return true;
  const std::vector<FoundDate> found = find_dates(text, language);
  return found.size() == 1 && text.size() <= found.front().span.end - found.front().span.begin + kBytesBesides;
}

// "29.11.2022 – The minister said", "31 October 2023. Drag queens are": a date that opens the story.
void offer_opening(const PageFacts& facts, const Body& body, std::vector<OfferedDate>& offers) {
  constexpr std::size_t kParagraphs = 3;
  constexpr std::size_t kLongestOpening = 80;
  std::size_t seen = 0;
  for (std::size_t i = first_kept(body); i < body.blocks.size() && seen < kParagraphs; ++i) {
    if (!body.blocks[i].kept) continue;
    ++seen;
    const std::string_view head = utf8_prefix(facts.document.blocks[i].text, kLongestOpening);
    const std::vector<FoundDate> found = find_dates(head, facts.language);
    if (found.empty() || found.front().span.begin != 0) continue;
    const std::string_view rest = trim(head.substr(found.front().span.end));
    const bool closed = rest.starts_with('.') || rest.starts_with('-') || rest.starts_with(':') ||
                        rest.starts_with('|') || rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94");
    if (closed) offers.push_back({found.front().date, "date that opens the text", 0.6});
  }
}

// "Last edited 10 November 2019" right below the text.
void offer_below(const PageFacts& facts, const Body& body, DateLabel wanted, std::vector<OfferedDate>& offers) {
  constexpr std::size_t kBlocks = 15;
  const std::size_t begin = behind_kept(body);
  if (begin == 0) return;
  for (std::size_t i = begin; i < std::min(body.blocks.size(), begin + kBlocks); ++i) {
    const ScoredBlock& scored = body.blocks[i];
    if (scored.shape.words > 30 || scored.shape.digits < 3 || scored.furniture == Region::comments ||
        scored.furniture == Region::related || scored.furniture == Region::teaser)
      continue;
    const std::string& text = facts.document.blocks[i].text;
    if (!says(text, wanted)) continue;
    const std::vector<FoundDate> found = find_dates(text, facts.language);
    if (!found.empty()) offers.push_back({found.front().date, "labelled date below the text", 0.6});
  }
}

void offer_metas(const PageFacts& facts, std::span<const std::string_view> names, std::vector<OfferedDate>& offers) {
  for (const std::string_view name : names) {
    const std::string* value = facts.document.meta(name);
    if (value != nullptr) offer(offers, *value, facts.language, "meta " + std::string(name), 0.95);
  }
}

// A date printed near the headline, with what stands before it on its line or on the one above: "Published:".
struct PrintedDate {
  Date date;
  DateLabel label = DateLabel::none;
  bool alone = false;  ///< little more than the date is on its line, which stands between headline and text
};

// A line with two dates, "Published ... Updated ...", gives both.
void read_printed(std::string_view text, std::string_view label, bool alone, std::string_view language,
                  std::vector<PrintedDate>& printed) {
  const std::vector<FoundDate> found = find_dates(text, language);
  const std::string said = std::string(label) + ' ' + std::string(text);
  if (found.empty() || says(said, DateLabel::other)) return;
  const bool updated = says(said, DateLabel::updated);
  const bool published = says(said, DateLabel::published);
  if (published || !updated || found.size() > 1)
    printed.push_back({found.front().date, published ? DateLabel::published : DateLabel::none, alone});
  if (updated)
    printed.push_back({found[published || found.size() > 1 ? found.size() - 1 : 0].date, DateLabel::updated, false});
}

std::vector<PrintedDate> printed_dates(const PageFacts& facts, const Body& body) {
  constexpr std::size_t kWordsOfLabel = 5;
  constexpr std::size_t kWordsOfDate = 6;
  std::vector<PrintedDate> printed;
  const Neighbourhood near = near_headline(facts.document, body);
  const Between between(body);
  for (std::size_t i = near.begin; i < near.end; ++i) {
    const ScoredBlock& scored = body.blocks[i];
    if (scored.kept || i == body.headline || scored.shape.words > 40 || scored.shape.digits == 0) continue;
    const std::string& text = facts.document.blocks[i].text;
    if (!usable(scored) && !(between.contains(i) && is_headline_date(scored, text, facts.language))) continue;
    const bool labelled = i > 0 && body.blocks[i - 1].shape.words <= kWordsOfLabel && !body.blocks[i - 1].kept;
    read_printed(text, labelled ? facts.document.blocks[i - 1].text : std::string_view(),
                 between.contains(i) && scored.shape.words <= kWordsOfDate, facts.language, printed);
  }
  return printed;
}

void offer_printed(const std::vector<PrintedDate>& printed, std::initializer_list<DateLabel> wanted,
                   std::vector<OfferedDate>& offers) {
  for (const PrintedDate& one : printed) {
    if (std::find(wanted.begin(), wanted.end(), one.label) != wanted.end())
      offers.push_back({one.date, "text near the headline", 0.7});
  }
}

// A date without a label may be of the story's subject: one that lies decades before the change the page declares is.
void offer_unlabelled(const PageFacts& facts, const std::vector<PrintedDate>& printed,
                      std::vector<OfferedDate>& offers) {
  constexpr std::chrono::days kLongAgo{15 * 365};
  std::vector<OfferedDate> changes;
  offer(changes, facts.json_ld.modified, facts.language, "JSON-LD dateModified", 1.0);
  offer_metas(facts, kModifiedMetas, changes);
  for (const PrintedDate& one : printed) {
    const bool of_subject = !changes.empty() && one.date.day + kLongAgo < changes.front().date.day;
    if (one.label == DateLabel::none && !of_subject) offers.push_back({one.date, "text near the headline", 0.7});
  }
}

// Moving to a new system gives old stories a new date for machines; the printed one stays.
void offer_older_printed(const std::vector<PrintedDate>& printed, std::vector<OfferedDate>& offers) {
  constexpr std::chrono::days kGrace{1};
  if (offers.empty()) return;
  const Date declared = offers.front().date;
  for (const PrintedDate& one : printed) {
    if (!one.alone || one.label == DateLabel::updated || one.date.precision < Precision::day) continue;
    if (one.date.day + kGrace >= declared.day) continue;
    offers.insert(offers.begin(), {one.date, "text near the headline, older than what is declared", 0.6});
    return;
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
  const Between between(body);
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
    const std::size_t block = block_at(document, node.text_begin);
    if (!usable(body.blocks[block]) &&
        !(between.contains(block) && is_headline_date(body.blocks[block], document.blocks[block].text, facts.language)))
      continue;
    const std::string_view marks = document.marks_of(n);
    const bool updated =
        marks.find(" updated ") != std::string_view::npos || marks.find(" modified ") != std::string_view::npos ||
        says(document.text_of(n), DateLabel::updated) || property.find("dateModified") != std::string_view::npos;
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
  const std::vector<PrintedDate> printed = printed_dates(facts, body);
  offer(offers, facts.json_ld.published, facts.language, "JSON-LD datePublished", 1.0);
  offer_metas(facts, kPublishedMetas, offers);
  offer_elements(facts, body, false, offers);
  offer_older_printed(printed, offers);
  offer_printed(printed, {DateLabel::published}, offers);
  offer_metas(facts, kVagueMetas, offers);
  offer_unlabelled(facts, printed, offers);
  for (const std::string_view url :
       {facts.page_url, std::string_view(facts.document.canonical), std::string_view(facts.json_ld.url)}) {
    if (const std::optional<Date> date = date_from_url(url)) offers.push_back({*date, "URL", 0.6});
  }
  offer_opening(facts, body, offers);
  offer_below(facts, body, DateLabel::published, offers);
  if (offers.empty()) offer_masthead(facts, body, offers);
  return offers;
}

std::vector<OfferedDate> offered_modified(const PageFacts& facts, const Body& body) {
  std::vector<OfferedDate> offers;
  offer(offers, facts.json_ld.modified, facts.language, "JSON-LD dateModified", 1.0);
  offer_metas(facts, kModifiedMetas, offers);
  offer_elements(facts, body, true, offers);
  offer_printed(printed_dates(facts, body), {DateLabel::updated}, offers);
  offer_below(facts, body, DateLabel::updated, offers);
  return offers;
}

}  // namespace dateline
