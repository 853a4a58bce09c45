// Dates as ISO 8601: what JSON articles, archives and queries hold.
#include <charconv>
#include <cstdlib>

#include "common/dates/dates.h"

namespace dateline {
namespace {

using std::chrono::day;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::year;
using std::chrono::year_month_day;

// The widest offset that clocks ever had is below 16 hours (Alaska and Manila before they changed sides).
constexpr int kMaxOffsetHours = 16;

void append_number(std::string& out, long long number, std::size_t width) {
  const std::string digits = std::to_string(std::llabs(number));
  if (number < 0) out += '-';
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_offset(std::string& out, minutes offset) {
  if (offset == minutes{0}) {
    out += 'Z';
    return;
  }
  const long long distance = std::llabs(offset.count());
  out += offset < minutes{0} ? '-' : '+';
  append_number(out, distance / 60, 2);
  out += ':';
  append_number(out, distance % 60, 2);
}

void append_time(std::string& out, const Date& date) {
  const std::chrono::hh_mm_ss clock{date.time};
  out += 'T';
  append_number(out, clock.hours().count(), 2);
  out += ':';
  append_number(out, clock.minutes().count(), 2);
  out += ':';
  append_number(out, clock.seconds().count(), 2);
  if (date.offset) append_offset(out, *date.offset);
}

// A cursor over the text; every take_*() moves only if it succeeds.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] bool at_digit() const { return !rest_.empty() && is_digit(rest_.front()); }
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly `width` digits.
  std::optional<int> take_number(std::size_t width) {
    if (rest_.size() < width) return std::nullopt;
    int number = 0;
    for (const char c : rest_.substr(0, width)) {
      if (!is_digit(c)) return std::nullopt;
      number = number * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return number;
  }
  bool skip_digits() {
    if (!at_digit()) return false;
    while (at_digit()) rest_.remove_prefix(1);
    return true;
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view rest_;
};

// "Z", "+07:00", "+0700", "+07"; nothing is fine too.
bool read_offset(Reader& reader, Date& date) {
  if (reader.done()) return true;
  if (reader.take('Z') || reader.take('z')) {
    date.offset = minutes{0};
    return reader.done();
  }
  const bool west = reader.take('-');
  if (!west && !reader.take('+')) return false;
  const auto hour = reader.take_number(2);
  if (!hour || *hour >= kMaxOffsetHours) return false;
  int minute = 0;
  if (!reader.done()) {
    reader.take(':');
    const auto read = reader.take_number(2);
    if (!read || *read > 59) return false;
    minute = *read;
  }
  const minutes offset = hours{*hour} + minutes{minute};
  date.offset = west ? -offset : offset;
  return reader.done();
}

// Everything behind the T.
bool read_time(Reader& reader, Date& date) {
  const auto hour = reader.take_number(2);
  if (!hour || *hour > 23 || !reader.take(':')) return false;
  const auto minute = reader.take_number(2);
  if (!minute || *minute > 59) return false;
  date.time = hours{*hour} + minutes{*minute};
  date.precision = Precision::minute;
  if (reader.take(':')) {
    const auto second = reader.take_number(2);
    if (!second || *second > 59) return false;
    date.time += seconds{*second};
    date.precision = Precision::second;
    if ((reader.take('.') || reader.take(',')) && !reader.skip_digits()) return false;
  }
  return read_offset(reader, date);
}

}  // namespace

std::string to_string(const Date& date) {
  const year_month_day ymd{date.day};
  std::string out;
  append_number(out, static_cast<int>(ymd.year()), 4);
  if (date.precision == Precision::year) return out;
  out += '-';
  append_number(out, static_cast<unsigned>(ymd.month()), 2);
  if (date.precision == Precision::month) return out;
  out += '-';
  append_number(out, static_cast<unsigned>(ymd.day()), 2);
  if (date.precision != Precision::day) append_time(out, date);
  return out;
}

std::optional<Date> date_from_string(std::string_view text) {
  Reader reader(text);
  const auto years = reader.take_number(4);
  if (!years || *years < 1000) return std::nullopt;
  Date date;
  date.day = local_days{year{*years} / 1 / 1};
  date.precision = Precision::year;
  if (reader.done()) return date;

  if (!reader.take('-')) return std::nullopt;
  const auto months = reader.take_number(2);
  if (!months || *months < 1 || *months > 12) return std::nullopt;
  const auto year_month = year{*years} / *months;
  date.day = local_days{year_month / 1};
  date.precision = Precision::month;
  if (reader.done()) return date;

  if (!reader.take('-')) return std::nullopt;
  const auto days = reader.take_number(2);
  if (!days || !(year_month / *days).ok()) return std::nullopt;
  date.day = local_days{year_month / *days};
  date.precision = Precision::day;
  if (reader.done()) return date;

  if (!reader.take('T') && !reader.take('t') && !reader.take(' ')) return std::nullopt;
  return read_time(reader, date) ? std::optional(date) : std::nullopt;
}

}  // namespace dateline
