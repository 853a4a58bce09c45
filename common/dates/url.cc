// Dates in the paths of URLs.
//
//   /2023/08/31/title   /2023/8/31/   /2023-08-31-title   /title-2023-08-31.html   /2023_08_31/   /2023/aug/31/title
//   /2023/0831/c1.html  /2023-08/31/c.html  /202308/31/WS1.html  /20230831/title  /2023/08/title (the month)
//
// Eight digits count only as a folder of their own: as part of a name they are as often an id (BBC's ids of autumn 2012
// began with 20).
#include <charconv>
#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "common/dates/names.h"

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view path_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const auto slash = url.find('/');
  if (slash == std::string_view::npos) return {};
  url.remove_prefix(slash);
  return url.substr(0, url.find_first_of("?#"));
}

// Digits from `pos` on, at most `most`; no value unless there are `least`.
std::optional<int> digits_at(std::string_view path, std::size_t pos, std::size_t least, std::size_t most,
                             std::size_t& end) {
  int value = 0;
  end = pos;
  while (end < path.size() && end - pos < most && is_digit(path[end])) value = value * 10 + (path[end++] - '0');
  if (end - pos < least) return std::nullopt;
  return value;
}

std::optional<Date> day(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const auto ymd = std::chrono::year{year} / month / day;
  if (!ymd.ok()) return std::nullopt;
  return Date{.day = std::chrono::local_days{ymd}};
}

bool is_separator(char c) { return c == '/' || c == '-' || c == '_'; }

std::size_t word_end(std::string_view path, std::size_t pos) {
  while (pos < path.size() && is_alnum(path[pos])) ++pos;
  return pos;
}

struct Part {
  int value = 0;
  std::size_t end = 0;
  char separator = 0;  // before it; 0 if there is none
};

// Two digits, one only between slashes, or an English month name.
std::optional<Part> part_at(std::string_view path, std::size_t pos, bool month) {
  Part part;
  if (pos < path.size() && is_separator(path[pos])) part.separator = path[pos++];
  const std::size_t least = part.separator == '/' ? 1 : 2;
  if (const auto value = digits_at(path, pos, least, 2, part.end)) {
    part.value = *value;
    const bool whole_folder = part.end >= path.size() || path[part.end] == '/' || part.end - pos == 2;
    return whole_folder ? std::optional(part) : std::nullopt;
  }
  if (!month || part.separator == 0) return std::nullopt;
  part.end = word_end(path, pos);
  const MonthName name = month_by_name(fold_name(path.substr(pos, part.end - pos)), "en");
  if (!name.english) return std::nullopt;
  part.value = static_cast<int>(name.month);
  return part;
}

struct Found {
  std::optional<Date> day, month;
};

// The date whose year begins at `pos`.
Found date_at(std::string_view path, std::size_t pos) {
  Found found;
  std::size_t end = 0;
  const auto year = digits_at(path, pos, 4, 4, end);
  if (!year || *year < 1800 || *year > 2199) return found;
  const char before = path[pos - 1];
  const auto month = part_at(path, end, true);
  if (!month) return found;
  const bool month_ends = month->end >= path.size() || !is_digit(path[month->end]);
  if (before == '/' && month->separator == '/' && month->end < path.size() && path[month->end] == '/') {
    if (auto date = day(*year, month->value, 1)) {
      date->precision = Precision::month;
      found.month = date;
    }
  }
  const auto last = part_at(path, month->end, false);
  if (!last || (last->end < path.size() && is_alnum(path[last->end]))) return found;
  if (month->separator == 0 && last->separator == 0) {
    // 20230831 as a folder, nothing less
    if (before != '/' || last->end >= path.size() || path[last->end] != '/') return found;
  } else if (month->separator == 0 || last->separator == 0) {
    if (before != '/' || (month->separator != '/' && last->separator != '/')) return found;
  } else if (!month_ends) {
    return found;
  }
  found.day = day(*year, month->value, last->value);
  return found;
}

}  // namespace

std::optional<Date> date_from_url(std::string_view url) {
  const std::string_view path = path_of(url);
  std::optional<Date> month;
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (!is_digit(path[i]) || is_alnum(path[i - 1])) continue;
    const Found found = date_at(path, i);
    if (found.day) return found.day;
    if (found.month && !month) month = found.month;
  }
  return month;
}

}  // namespace dateline
