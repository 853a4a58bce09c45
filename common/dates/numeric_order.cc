// Whether 03/04/2021 is in March or in April.
#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>

#include <memory>

#include "common/dates/dates.h"
#include "common/dates/names.h"

namespace dateline {
namespace {

// Most languages put the day first; an unknown one is taken for one of them.
constexpr NumericOrder kUsual = NumericOrder::day_month_year;

// For a locale it has no data for ICU would take the process's default locale, which must not decide anything here.
bool icu_knows(const std::string& language) {
  const std::int32_t count = uloc_countAvailable();
  for (std::int32_t i = 0; i < count; ++i) {
    if (language == uloc_getAvailable(i)) return true;
  }
  return false;
}

std::string short_date_pattern(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
  if (U_FAILURE(status)) return {};
  const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(icu::DateFormat::kShort, locale));
  const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return {};
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  std::string out;
  return pattern.toUTF8String(out);
}

}  // namespace

NumericOrder numeric_order(std::string_view language) {
  constexpr std::size_t kLongestTag = 35;  // RFC 5646, section 4.4.1
  const std::string base = base_language(language);
  if (base.empty() || language.size() > kLongestTag || !icu_knows(base)) return kUsual;
  std::string tag(language);
  for (char& c : tag) {
    if (c == '_') c = '-';
  }
  const std::string pattern = short_date_pattern(tag);
  const auto year = pattern.find('y');
  const auto month = pattern.find_first_of("ML");
  const auto day = pattern.find('d');
  if (year == std::string::npos || month == std::string::npos || day == std::string::npos) return kUsual;
  if (year < month && year < day) return NumericOrder::year_month_day;
  return month < day ? NumericOrder::month_day_year : NumericOrder::day_month_year;
}

}  // namespace dateline
