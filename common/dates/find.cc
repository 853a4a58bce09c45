// Dates in texts: the two readers that the forms serve.
#include <unicode/uchar.h>

#include <algorithm>
#include <limits>

#include "common/dates/dates.h"
#include "common/dates/match.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// A text that should be one date is short; a longer one has it in front.
constexpr std::size_t kLongestDateText = 1024;
// Long texts are read in pieces, so that the memory for tokens is bounded; pieces overlap by more than a date's length.
constexpr std::size_t kPieceBytes = std::size_t{64} << 10;
constexpr std::size_t kOverlapBytes = 512;

bool is_whole_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Date> plausible(const std::optional<Date>& date) {
  if (!date) return date;
  const auto year = std::chrono::year_month_day{date->day}.year();
  return year >= std::chrono::year{1600} && year <= std::chrono::year{2199} ? date : std::nullopt;
}

// Every date whose tokens lie in text[begin, end), appended to `found`.
void find_in_piece(std::string_view text, std::size_t begin, std::size_t end, std::string_view language,
                   std::vector<FoundDate>& found) {
  const std::vector<DateToken> tokens = date_tokens(text, begin, end, true);
  DateMatcher matcher({text, tokens}, {.language = language, .alone = false});
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i < first || !matcher.is_anchor(i)) continue;
    const DateMatch match = matcher.full_date(i, first);
    if (match.state != MatchState::read) continue;
    found.push_back({match.date, {tokens[match.begin].span.begin, tokens[match.end - 1].span.end}});
    first = match.end;
  }
}

// A place to cut at: behind white space, so that no number or word is cut.
std::size_t cut_at(std::string_view text, std::size_t wanted) {
  if (wanted >= text.size()) return text.size();
  for (std::size_t at = wanted; at + kOverlapBytes > wanted && at > 0; --at) {
    if (text[at - 1] == ' ' || text[at - 1] == '\n') return at;
  }
  return character_start(text, wanted);
}

// The next place from `pos` on that may be a year: four ASCII digits, a digit of another script, or the 年 behind one.
// `pos` moves behind it.
std::size_t next_candidate(std::string_view text, std::size_t& pos) {
  constexpr char32_t kHanYear = 0x5E74;
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  while (pos < text.size()) {
    const std::size_t start = pos;
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      if (!is_digit(pos++)) continue;
      while (is_digit(pos)) ++pos;
      if (pos - start >= 4) return start;
    } else {
      const char32_t c = next_code_point(text, pos);
      if (c == kHanYear || u_charDigitValue(static_cast<UChar32>(c)) >= 0) return start;
    }
  }
  return pos;
}

// Where dates may be: candidates with what can belong to them on both sides, run together where they overlap.
struct Region {
  std::size_t begin = 0, end = 0;
};
std::optional<Region> next_region(std::string_view text, std::size_t pos) {
  std::size_t scanned = pos;
  std::size_t candidate = next_candidate(text, scanned);
  if (candidate >= text.size()) return std::nullopt;
  const std::size_t reach = std::min(candidate - pos, kOverlapBytes);
  Region region{character_start(text, candidate - reach), 0};
  region.begin = std::max(region.begin, pos);
  while (candidate < text.size()) {
    region.end = cut_at(text, std::min(candidate + 2 * kOverlapBytes, text.size()));
    // Never inside a run of digits: the next region would scan the rest of it again.
    region.end = std::max(region.end, scanned);
    const std::size_t next = next_candidate(text, scanned);
    // Regions must not share what lies before a candidate.
    if (next >= region.end + kOverlapBytes) break;
    candidate = next;
  }
  return region;
}

// The dates of a region, in pieces.
void find_in_region(std::string_view text, Region region, std::string_view language, std::vector<FoundDate>& found) {
  const std::size_t before = found.size();
  std::size_t begin = region.begin;
  while (begin < region.end) {
    const std::size_t end = std::min(cut_at(text, begin + kPieceBytes), region.end);
    find_in_piece(text, begin, end, language, found);
    if (end == region.end) break;
    // What lies near the cut may go on behind it: it is read again with the next piece.
    std::size_t next = cut_at(text, end - kOverlapBytes);
    while (found.size() > before && found.back().span.end + kOverlapBytes / 2 > end &&
           found.back().span.begin + 2 * kOverlapBytes > end) {
      next = std::min<std::size_t>(next, found.back().span.begin);
      found.pop_back();
    }
    if (found.size() > before) next = std::max<std::size_t>(next, found.back().span.end);
    begin = std::max(next, begin + 1);
  }
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, std::string_view language) {
  text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  std::vector<FoundDate> found;
  std::size_t pos = 0;
  while (const auto region = next_region(text, pos)) {
    find_in_region(text, *region, language, found);
    pos = region->end;
  }
  return found;
}

std::optional<Date> parse_date(std::string_view text, std::string_view language) {
  text = trim(utf8_prefix(text, kLongestDateText));
  if (const auto date = plausible(date_from_string(text))) return date;
  if (is_whole_number(text) && text.size() < 8) return std::nullopt;
  const std::vector<DateToken> tokens = date_tokens(text, 0, text.size(), false);
  DateMatcher matcher({text, tokens}, {.language = language, .alone = true});
  bool impossible = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!matcher.is_anchor(i)) continue;
    const DateMatch match = matcher.full_date(i, 0);
    if (match.state == MatchState::read) return match.date;
    impossible = impossible || match.state == MatchState::impossible;
  }
  for (std::size_t i = 0; i < tokens.size() && !impossible; ++i) {
    const DateMatch match = matcher.month_and_year(i);
    if (match.state == MatchState::read) return match.date;
  }
  return std::nullopt;
}

}  // namespace dateline
