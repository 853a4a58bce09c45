// The forms of a day: which tokens around a year name one.
//
//   31. August 2023 | 31 de agosto de 2023 | August 31st, 2023 | Aug 31 00:45:00 +0700 2023 | 31.08.2023 | 8/31/2023
//   2023-08-31 | 2023. 8. 31. | 2023. augusztus 31. | 2023年8月31日 | 令和5年8月31日 | 20230831T0045 | ngày 31 tháng 8
//   năm 2023
//
// Every form is tried only around a number that can be its year, so a text costs a few looks per such number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/dates/clock.h"
#include "common/dates/dates.h"
#include "common/dates/day_parts.h"
#include "common/dates/names.h"

namespace dateline {

/// How a text is read.
struct DateReading {
  std::string_view language;
  bool alone = false;  ///< the text should be a date and nothing else: looser forms are read, impossible times refused
};

/// Tokens [begin, end) in the form of a day.
struct DayForm {
  bool found = false;
  std::uint64_t year = 0, month = 0, day = 0;
  Calendar calendar = Calendar::gregorian;
  bool numeric = false;    ///< nothing but numbers and signs
  bool ambiguous = false;  ///< numeric, and day and month could change places
  std::size_t begin = 0, end = 0;
  std::optional<Clock> clock;  ///< a time that stands inside ("Aug 31 00:45:00 2023") or belongs to it (T0045)
};

class DayForms {
 public:
  DayForms(TokenText tokens, DateReading reading)
      : tokens_(tokens), parts_(tokens, reading.language), reading_(reading) {}

  /// True for a token that can be the year of a date (or, as 20230831, a whole one).
  [[nodiscard]] bool is_anchor(std::size_t i) const;
  /// The day with its year at `anchor` and no token before `first`.
  [[nodiscard]] DayForm day_around(std::size_t anchor, std::size_t first);
  /// "August 2023", "2023年8月": day is 1.
  [[nodiscard]] DayForm month_around(std::size_t anchor) const;

 private:
  using Form = std::optional<DayForm>;

  [[nodiscard]] Form day_from(std::size_t i, std::size_t anchor);
  [[nodiscard]] Form named_day_first(std::size_t i, std::size_t anchor) const;
  [[nodiscard]] Form month_first(std::size_t i, std::size_t anchor) const;
  [[nodiscard]] Form numeric_year_last(std::size_t i, std::size_t anchor);
  [[nodiscard]] Form numeric_year_first(std::size_t anchor) const;
  [[nodiscard]] Form named_year_first(std::size_t anchor);
  [[nodiscard]] Form counted(std::size_t anchor) const;
  [[nodiscard]] Form compact(std::size_t anchor) const;

  [[nodiscard]] bool stands_free(const DayForm& form) const;
  [[nodiscard]] NumericOrder order();
  [[nodiscard]] std::uint64_t value(std::size_t i) const { return tokens_.tokens[i].value; }

  TokenText tokens_;
  DayParts parts_;
  DateReading reading_;
  std::optional<NumericOrder> order_;  // asked for once a text, as ICU takes its time
};

}  // namespace dateline
