// Names of months and weekdays in all the languages that news come in (from ICU's locale data).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

enum class Calendar : std::uint8_t { gregorian, persian };

struct MonthName {
  unsigned month = 0;  ///< 1 to 12; 0: no month
  Calendar calendar = Calendar::gregorian;
  bool english = false;  ///< also a name in English
  explicit operator bool() const { return month != 0; }
};

/// The form in which names are compared: case and accents folded, letters only.  "AOÛT" -> "aout", "ส.ค" -> "สค".
[[nodiscard]] std::string fold_name(std::string_view word);

/// The month a folded name stands for.  The few that mean different months in different languages (listopad: October
/// in Croatian, November in Polish) are read by `language`, and are no month without it.
[[nodiscard]] MonthName month_by_name(std::string_view folded, std::string_view language);

/// True for a month whose folded name is `first`, a blank and another word ("كانون الثاني").
[[nodiscard]] bool starts_long_month(std::string_view first);

inline constexpr unsigned kSomeWeekday = 8;
/// 1 (Sunday) to 7, kSomeWeekday if languages differ; 0 if it is no weekday.
[[nodiscard]] unsigned weekday_by_name(std::string_view folded);

/// "pt-BR" -> "pt", "EN" -> "en".
[[nodiscard]] std::string base_language(std::string_view tag);

}  // namespace dateline
