// Every reader of dates on any bytes.  The first byte chooses the language; the rest is the text.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/dates/dates.h"

namespace {

void require(bool truth) {
  if (!truth) std::abort();
}

void check(const dateline::Date& date) {
  using namespace dateline;
  require(std::chrono::year_month_day{date.day}.ok());
  require(date.time >= std::chrono::seconds{0} && date.time < std::chrono::hours{24});
  require(first_day(date) <= last_day(date));
  const auto again = date_from_string(to_string(date));
  require(again && to_string(*again) == to_string(date));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  constexpr std::array<std::string_view, 8> kLanguages{"", "en", "en-GB", "de", "fa", "th", "hr", "hu"};
  if (size == 0) return 0;
  const std::string_view language = kLanguages[data[0] % kLanguages.size()];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (const auto date = date_from_string(text)) check(*date);
  if (const auto date = parse_date(text, language)) check(*date);
  if (const auto date = date_from_url(text)) check(*date);
  const std::chrono::local_days today{std::chrono::year{2024} / 2 / 29};
  if (const auto range = parse_day_range(text, today)) {
    const auto again = parse_day_range(to_string(*range), today);
    require(again && to_string(*again) == to_string(*range));
  }
  std::size_t last = 0;
  for (const FoundDate& found : find_dates(text, language)) {
    check(found.date);
    require(found.span.begin >= last && found.span.begin < found.span.end && found.span.end <= text.size());
    last = found.span.end;
  }
  return 0;
}
