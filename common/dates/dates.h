// Dates as news writes them: reading, comparing, ranges, phrases.  (struct Date itself is in <dateline/article.h>.)
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// First and last local day of the period a date names ("2023-08": 1st and 31st of August 2023).
[[nodiscard]] std::chrono::local_days first_day(const Date& date);
[[nodiscard]] std::chrono::local_days last_day(const Date& date);
/// Seconds since 1970-01-01T00:00Z; a date without offset counts as UTC, a date without time as its first second.
[[nodiscard]] std::int64_t instant(const Date& date);
/// The date of a clock's time point, in UTC, to the second.
[[nodiscard]] Date date_of(std::chrono::system_clock::time_point time);

/// A date found in running text.
struct FoundDate {
  Date date;
  Span span;  ///< bytes of the text
};

/// How numbers like 03/04/2021 are read.
enum class NumericOrder : std::uint8_t { day_month_year, month_day_year, year_month_day };
/// The usual order for a language (through ICU's locale data); English without a region is month first.
[[nodiscard]] NumericOrder numeric_order(std::string_view language);

/// One date out of a short text that should be one: a meta value, a <time> element, "Published: 31 August 2023, 12:45
/// am GMT+7", "Donnerstag, 31. August 2023", "2023年8月31日", RFC 2822, ISO 8601, "20230831", epoch seconds are NOT
/// read. Month names of at least 30 languages (ICU). An ambiguous numeric date is read by `language`; one whose parts
/// only fit one order (31/08/2023) by that.  Two-digit years are not read.  No value if there is no date or it is
/// impossible.  Zone names that are ambiguous (IST, CST) give no offset.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, std::string_view language = {});

/// Every date in a longer text, in order, not overlapping; only full days or better ("August 2023" alone is not one).
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view text, std::string_view language = {});

/// A date in the path of a URL (/2023/08/31/, /2023-08-31-, /20230831/): never from an id's digits alone.
[[nodiscard]] std::optional<Date> date_from_url(std::string_view url);

/// Whole local days, both ends inclusive; an open end has no value.  `undated` asks for articles without a date.
struct DayRange {
  std::optional<std::chrono::local_days> first;
  std::optional<std::chrono::local_days> last;
  bool undated = false;
  bool operator==(const DayRange&) const = default;
};

/// A date condition of a query: "2024", "2024-03", "2024-03-05", "A..B", "A..", "..B", "A TO B", "A/B", "today",
/// "yesterday", "-7d" (also w, m, y: the last 7 days up to today), "last week", "last month", "last year",
/// "this month", "this year", "none" (undated).  A coarse end stands for its whole period.  No value if it cannot be
/// read.
[[nodiscard]] std::optional<DayRange> parse_day_range(std::string_view text, std::chrono::local_days today);
/// "2024-03-01..2024-03-31" in the shortest form parse_day_range() reads back: "2024-03".
[[nodiscard]] std::string to_string(const DayRange& range);

}  // namespace dateline
