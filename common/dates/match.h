// A day's form made whole: checked against the calendar, with the weekday and the time that stand beside it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "common/dates/clock.h"
#include "common/dates/dates.h"
#include "common/dates/forms.h"

namespace dateline {

enum class MatchState : std::uint8_t {
  none,
  impossible,  ///< it has the form of a date, but there is no such day or time
  read,
};

struct DateMatch {
  MatchState state = MatchState::none;
  Date date;
  std::size_t begin = 0, end = 0;  ///< tokens
};

class DateMatcher {
 public:
  DateMatcher(TokenText tokens, DateReading reading) : tokens_(tokens), reading_(reading), forms_(tokens, reading) {}

  [[nodiscard]] bool is_anchor(std::size_t i) const { return forms_.is_anchor(i); }
  /// The date with its year at `anchor`; nothing of it lies before token `first`.
  [[nodiscard]] DateMatch full_date(std::size_t anchor, std::size_t first);
  /// "August 2023" with the year at `anchor`.
  [[nodiscard]] DateMatch month_and_year(std::size_t anchor) const;

 private:
  struct Neighbours {
    std::size_t begin = 0, end = 0;
    unsigned weekday = 0;
  };

  void add_weekdays(Neighbours& around, std::size_t first) const;
  [[nodiscard]] std::size_t skip_cjk_weekday(std::size_t i) const;
  [[nodiscard]] Clock clock_after(std::size_t i, bool numeric) const;
  [[nodiscard]] bool may_lead_to_time(std::size_t i) const;
  [[nodiscard]] Clock clock_before(Neighbours& around, std::size_t first) const;
  [[nodiscard]] std::optional<std::chrono::local_days> day_of(const DayForm& form) const;
  [[nodiscard]] bool uses_thai_years(const DayForm& form) const;
  [[nodiscard]] bool uses_persian_years(const DayForm& form) const;

  TokenText tokens_;
  DateReading reading_;
  DayForms forms_;
};

}  // namespace dateline
