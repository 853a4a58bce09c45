#include "indexer/cleaning/printed_dates.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/date_place.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

// A line with two dates, "Published ... Updated ...", gives both.
void read_printed(std::string_view text, std::string_view label, bool alone, std::string_view language,
                  std::vector<PrintedDate>& printed) {
  const std::vector<FoundDate> found = find_dates(text, language);
  const std::string said = std::string(label) + ' ' + std::string(text);
  if (found.empty() || says(said, DateLabel::other)) return;
  const auto add = [&](const FoundDate& one, DateLabel as, bool is_alone) {
    const std::string_view as_printed = text.substr(one.span.begin, one.span.end - one.span.begin);
    printed.push_back({{one.date, "text near the headline", 0.7, other_reading(as_printed, one.date)}, as, is_alone});
  };
  const bool updated = says(said, DateLabel::updated);
  const bool published = says(said, DateLabel::published);
  if (published || !updated || found.size() > 1)
    add(found.front(), published ? DateLabel::published : DateLabel::none, alone);
  if (updated) add(found[published || found.size() > 1 ? found.size() - 1 : 0], DateLabel::updated, false);
}

}  // namespace

std::vector<PrintedDate> printed_dates(const PageFacts& facts, const Body& body) {
  constexpr std::size_t kWordsOfLabel = 5;
  constexpr std::size_t kWordsOfDate = 6;
  std::vector<PrintedDate> printed;
  const Neighbourhood near = near_headline(facts.document, body);
  const Between between(body);
  for (std::size_t i = near.begin; i < near.end; ++i) {
    const ScoredBlock& scored = body.blocks[i];
    if (scored.kept || i == body.headline || scored.shape.words > 40 || scored.shape.digits == 0) continue;
    if (!is_date_place(facts.document, body, between, i, facts.language)) continue;
    const bool labelled = i > 0 && body.blocks[i - 1].shape.words <= kWordsOfLabel && !body.blocks[i - 1].kept;
    read_printed(facts.document.blocks[i].text, labelled ? facts.document.blocks[i - 1].text : std::string_view(),
                 between.contains(i) && scored.shape.words <= kWordsOfDate, facts.language, printed);
  }
  return printed;
}

void offer_printed(const std::vector<PrintedDate>& printed, std::initializer_list<DateLabel> wanted,
                   std::vector<OfferedDate>& offers) {
  for (const PrintedDate& one : printed) {
    if (std::find(wanted.begin(), wanted.end(), one.label) != wanted.end()) offers.push_back(one.offered);
  }
}

void offer_unlabelled(const std::vector<PrintedDate>& printed, const std::vector<OfferedDate>& changes,
                      std::vector<OfferedDate>& offers) {
  constexpr std::chrono::days kLongAgo{15 * 365};
  for (const PrintedDate& one : printed) {
    const bool of_subject = !changes.empty() && one.offered.date.day + kLongAgo < changes.front().date.day;
    if (one.label == DateLabel::none && !of_subject) offers.push_back(one.offered);
  }
}

void offer_older_printed(const std::vector<PrintedDate>& printed, std::vector<OfferedDate>& offers) {
  constexpr std::chrono::days kGrace{1};
  if (offers.empty()) return;
  const Date declared = offers.front().date;
  for (const PrintedDate& one : printed) {
    const Date& date = one.offered.date;
    if (!one.alone || one.label == DateLabel::updated || date.precision < Precision::day) continue;
    if (date.day + kGrace >= declared.day) continue;
    offers.insert(offers.begin(), {date, "text near the headline, older than what is declared", 0.6, {}});
    return;
  }
}

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
    if (closed) offers.push_back({found.front().date, "date that opens the text", 0.6, {}});
  }
}

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
    if (!found.empty()) offers.push_back({found.front().date, "labelled date below the text", 0.6, {}});
  }
}

void offer_masthead(const PageFacts& facts, const Body& body, std::vector<OfferedDate>& offers) {
  const std::size_t end = std::min(near_headline(facts.document, body).begin, body.blocks.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(end, 40); ++i) {
    const ScoredBlock& scored = body.blocks[i];
    if (scored.shape.words > 20 || scored.shape.digits < 5 || !may_hold_date(scored)) continue;
    const std::vector<FoundDate> found = find_dates(facts.document.blocks[i].text, facts.language);
    if (found.empty()) continue;
    offers.push_back({found.front().date, "date line in the head of the page", 0.3, {}});
    return;
  }
}

std::vector<std::chrono::local_days> certain_days(const PageFacts& facts) {
  constexpr std::size_t kLongestLine = 60;
  std::vector<std::chrono::local_days> days;
  for (const HtmlBlock& block : facts.document.blocks) {
    if (block.text.size() > kLongestLine) continue;
    for (const FoundDate& one : find_dates(block.text, facts.language)) {
      const std::string_view as_printed =
          std::string_view(block.text).substr(one.span.begin, one.span.end - one.span.begin);
      if (!other_reading(as_printed, one.date)) days.push_back(one.date.day);
    }
  }
  std::sort(days.begin(), days.end());
  return days;
}

}  // namespace dateline
