// Dates that a page with markup prints for its readers.
#pragma once

#include <initializer_list>
#include <vector>

#include "indexer/cleaning/date_words.h"
#include "indexer/cleaning/page_dates.h"

namespace dateline {

/// A date near the headline, with what stands before it on its line or on the one above: "Published:".
struct PrintedDate {
  OfferedDate offered;
  DateLabel label = DateLabel::none;
  bool alone = false;  ///< little more than the date is on its line, which stands between headline and text
};

[[nodiscard]] std::vector<PrintedDate> printed_dates(const PageFacts& facts, const Body& body);

/// Those with one of the labels.
void offer_printed(const std::vector<PrintedDate>& printed, std::initializer_list<DateLabel> wanted,
                   std::vector<OfferedDate>& offers);
/// Those without a label.  One that lies decades before the first of `changes` is of the story's subject.
void offer_unlabelled(const std::vector<PrintedDate>& printed, const std::vector<OfferedDate>& changes,
                      std::vector<OfferedDate>& offers);
/// One that stands alone and is older than the first offer goes before it: moving to a new system gives old stories a
/// new date for machines, and the printed one stays.
void offer_older_printed(const std::vector<PrintedDate>& printed, std::vector<OfferedDate>& offers);

/// "29.11.2022 – The minister said", "31 October 2023. Drag queens are": a date that opens the story.
void offer_opening(const PageFacts& facts, const Body& body, std::vector<OfferedDate>& offers);
/// "Last edited 10 November 2019" right below the text.
void offer_below(const PageFacts& facts, const Body& body, DateLabel wanted, std::vector<OfferedDate>& offers);
/// The date line in the head of a page, which is the day of the edition, or of the visit.
void offer_masthead(const PageFacts& facts, const Body& body, std::vector<OfferedDate>& offers);

/// The days that the page's short lines name beyond doubt, in ascending order: names of months, or numbers that fit one
/// order only.
[[nodiscard]] std::vector<std::chrono::local_days> certain_days(const PageFacts& facts);

}  // namespace dateline
