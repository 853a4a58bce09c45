#include "indexer/cleaning/dateline_place.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxDateline = 90;

bool upper(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)) != 0; }
bool lower(char32_t c) { return u_isULowercase(static_cast<UChar32>(c)) != 0; }
bool letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

// Position and length of the first dash with a blank at least behind it.
struct Dash {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};
Dash find_dash(std::string_view head) {
  Dash best;
  for (const std::string_view dash : {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-"}) {
    for (std::size_t at = head.find(dash); at != std::string_view::npos; at = head.find(dash, at + 1)) {
      const std::size_t end = at + dash.size();
      const bool spaced = (at > 0 && head[at - 1] == ' ') || (at > 0 && head[at - 1] == ')') || dash != "-";
      if (spaced && end < head.size() &&
          (head[end] == ' ' || static_cast<unsigned char>(head[end]) == 0xC2 || dash != "-")) {
        if (at < best.begin) best = {at, end};
        break;
      }
    }
  }
  return best;
}

bool is_place_text(std::string_view text) {
  if (text.empty() || text.size() > 60) return false;
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    const bool part = letter(c) || c == '\'' || c == '.' || c == 0x2019 || c == '-';
    if (!part && c != ' ' && c != ',' && c != '/') return false;
    if (part && !in_word) {
      ++words;
      if (lower(c) && words == 1) return false;
    }
    in_word = part;
  }
  return words > 0 && words <= 6;
}

// At least three letters and no lower case in the part before a comma.
bool is_capitals(std::string_view text) {
  text = text.substr(0, text.find(','));
  std::size_t uppers = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (lower(c)) return false;
    if (upper(c)) ++uppers;
  }
  return uppers >= 3;
}

// "GENEVA, July 4" -> "GENEVA"; "NEW YORK, Nov. 12, 2014" -> "NEW YORK".
std::string_view without_date(std::string_view place) {
  const std::size_t digit = place.find_first_of("0123456789");
  if (digit == std::string_view::npos) return trim(place);
  const std::size_t comma = place.rfind(',', digit);
  return comma == std::string_view::npos ? std::string_view() : trim(place.substr(0, comma));
}

// Behind a town two letters may be its state, and no agency: "CHESTER (PA)".
bool is_state(std::string_view text) {
  static constexpr std::string_view kStates =
      "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
      "PA "
      "RI SC SD TN TX UT VT VA WA WV WI WY DC";
  return text.size() == 2 && is_acronym(text) && kStates.find(text) != std::string_view::npos;
}

// What the brackets of a dateline hold.
struct Bracket {
  bool fits = false;   // it may stand there
  std::string agency;  // if it is one
};
Bracket read_bracket(std::string_view inside) {
  inside = trim(inside);
  if (is_state(inside) || is_station(inside)) return {true, {}};
  std::string named = agency_credit(inside);
  if (named.empty() && is_acronym(inside)) named = inside;
  const bool fits = !named.empty();
  return {fits, std::move(named)};
}

// True if a word of the place also stands in the body without its capital.
bool is_common_word(std::string_view place, std::string_view body) {
  const std::string low = ascii_lower(place.substr(0, place.find(' ')));
  const std::string_view text = body.substr(place.size());
  for (std::size_t at = text.find(low); at != std::string_view::npos; at = text.find(low, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
    const std::size_t end = at + low.size();
    const bool ends = end >= text.size() ||
                      !((text[end] >= 'a' && text[end] <= 'z') || static_cast<unsigned char>(text[end]) >= 0x80);
    if (begins && ends) return true;
  }
  return false;
}

bool followed_by_capital(std::string_view rest) {
  rest = trim(rest);
  std::size_t pos = 0;
  while (pos < rest.size()) {
    const char32_t c = next_code_point(rest, pos);
    if (upper(c)) return true;
    if (lower(c) || pos > 12) return false;
  }
  return false;
}

DatelinePlace with_brackets(std::string_view head) {
  const std::size_t open = head.find('(');
  const std::size_t close = open == std::string_view::npos ? open : head.find(')', open);
  if (close == std::string_view::npos || close - open > 40) return {};
  const Bracket bracket = read_bracket(head.substr(open + 1, close - open - 1));
  if (!bracket.fits) return {};
  const std::string_view place = without_date(trim(head.substr(0, open)));
  if (open > 0 && !is_place_text(place)) return {};
  // A dash, a colon or a full stop must close the dateline, or the capital of the story's first word.
  const std::string_view rest = trim(head.substr(close + 1));
  const bool closed = rest.starts_with('-') || rest.starts_with(':') || rest.starts_with('.') ||
                      rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94");
  if (!closed && !(is_capitals(place) && followed_by_capital(rest))) return {};
  return {std::string(place), bracket.agency};
}

DatelinePlace with_dash(std::string_view head, std::string_view body) {
  const Dash dash = find_dash(head);
  if (dash.begin == std::string_view::npos) return {};
  const std::string_view place = without_date(trim(head.substr(0, dash.begin)));
  if (!is_place_text(place) || !followed_by_capital(head.substr(dash.end))) return {};
  if (is_capitals(place)) return {std::string(place), {}};
  const bool one_word = place.find_first_of(" ,") == std::string_view::npos;
  if (one_word && place.size() >= 4 && !is_common_word(place, body)) return {std::string(place), {}};
  return {};
}

DatelinePlace with_full_stop(std::string_view head, std::string_view body) {
  const std::size_t stop = head.find(". ");
  if (stop == std::string_view::npos || stop < 4 || stop > 32) return {};
  const std::string_view place = head.substr(0, stop);
  if (!is_place_text(place) || place.find('.') != std::string_view::npos) return {};
  if (std::count(place.begin(), place.end(), ' ') > 2 || !followed_by_capital(head.substr(stop + 2))) return {};
  for (std::size_t begin = 0; begin < place.size();) {
    std::size_t pos = begin;
    if (!upper(next_code_point(place, pos))) return {};
    begin = std::min(place.find(' ', begin), place.size()) + 1;
  }
  if (is_common_word(place, body)) return {};
  return {std::string(place), {}};
}

// "COPIAPÓ, Chile.- Los treinta ..."
DatelinePlace with_stop_and_dash(std::string_view head) {
  const std::size_t at = head.find(".-");
  if (at == std::string_view::npos || at < 3) return {};
  const std::string_view place = without_date(trim(head.substr(0, at)));
  if (!is_place_text(place) || !followed_by_capital(head.substr(at + 2))) return {};
  return {std::string(place), {}};
}

// One word of a script without capitals, then a dash.
DatelinePlace uncased_with_dash(std::string_view head) {
  const Dash dash = find_dash(head);
  if (dash.begin == std::string_view::npos || dash.begin > 40) return {};
  const std::string_view place = trim(head.substr(0, dash.begin));
  if (place.empty() || place.find(' ') != std::string_view::npos) return {};
  for (std::size_t pos = 0; pos < place.size();) {
    const char32_t c = next_code_point(place, pos);
    if (!letter(c) || upper(c) || lower(c)) return {};
  }
  return {std::string(place), {}};
}

bool found_any(const DatelinePlace& found) { return !found.place.empty() || !found.agency.empty(); }

DatelinePlace read_paragraph(std::string_view paragraph, std::string_view body) {
  const std::string_view head = utf8_prefix(paragraph, kMaxDateline);
  if (shape_of(paragraph).words < 10) return {};
  DatelinePlace found = with_brackets(head);
  if (!found_any(found)) found = with_stop_and_dash(head);
  if (!found_any(found)) found = with_dash(head, body);
  if (!found_any(found)) found = with_full_stop(head, body);
  if (!found_any(found)) found = uncased_with_dash(head);
  return found;
}

}  // namespace

DatelinePlace read_dateline(std::string_view body) {
  // A lead or two may stand before the paragraph with the dateline.
  std::string_view rest = body;
  for (int paragraph = 0; paragraph < 3 && !rest.empty(); ++paragraph) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    DatelinePlace found = read_paragraph(rest.substr(0, end), rest);
    if (found_any(found)) return found;
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return {};
}

}  // namespace dateline
