#include "indexer/cleaning/byline_pieces.h"

#include <algorithm>

#include "common/dates/dates.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/byline_words.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/person_name.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

bool is_separator(char32_t c) {
  switch (c) {
    case ',':
    case ';':
    case '|':
    case '/':
    case '\n':
    case 0x00B7:
    case 0x2022:
    case 0x3001:
    case 0xFF0C:
    case 0x30FB:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::vector<std::string> split_at_marks(std::string_view text) {
  std::vector<std::string> pieces(1);
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t at = pos;
    const char32_t c = next_code_point(text, pos);
    if (is_separator(c))
      pieces.emplace_back();
    else
      pieces.back().append(text.substr(at, pos - at));
  }
  return pieces;
}

std::vector<std::string> split_at_words(const std::string& text) {
  const std::string lower = ascii_lower(text);
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  while (true) {
    std::size_t cut = std::string::npos;
    std::size_t length = 0;
    for (const BylineWords& language : name_joints()) {
      for (const std::string_view word : language.words) {
        const std::size_t at = lower.find(word, begin);
        if (at >= cut) continue;
        cut = at;
        length = word.size();
      }
    }
    if (cut == std::string::npos) break;
    pieces.push_back(text.substr(begin, cut - begin));
    begin = cut + length;
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

// Length of the longest opener that `text` begins with; one that is the whole text needs no blank behind it.
std::size_t opener_length(std::string_view text) {
  std::size_t longest = 0;
  // "byAnn Example": the blank fell out between two elements.
  if (text.size() > 3 && starts_with_nocase(text, "by") && text[2] >= 'A' && text[2] <= 'Z' && text[3] >= 'a')
    longest = 2;
  for (const BylineWords& language : byline_openers()) {
    for (const std::string_view opener : language.words) {
      const bool whole = opener.back() == ' ' && text.size() + 1 == opener.size();
      if (starts_with_nocase(text, whole ? trim(opener) : opener))
        longest = std::max(longest, std::min(opener.size(), text.size()));
    }
  }
  return longest;
}

std::string_view without_opener(std::string_view text) {
  text = trim(text);
  while (const std::size_t length = opener_length(text)) text = trim(text.substr(length));
  return text;
}

std::string without_dates(const std::string& text, std::string_view language, bool& found_any) {
  std::string out;
  std::size_t done = 0;
  for (const FoundDate& found : find_dates(text, language)) {
    out += text.substr(done, found.span.begin - done);
    out += " | ";
    done = found.span.end;
    found_any = true;
  }
  return out + text.substr(done);
}

// "Ann Example Science Correspondent": the name in front of a role that follows it without a comma.
std::string name_before_role(const std::string& text, std::size_t least_role_words,
                             const std::vector<std::string>& outlets) {
  std::size_t end = 0;
  for (int words = 1; words <= 3; ++words) {
    end = text.find(' ', end + (words > 1 ? 1 : 0));
    if (end == std::string::npos) return {};
    if (words < 2) continue;
    const std::string name = text.substr(0, end);
    const std::string role = text.substr(end + 1);
    if (has_role_word(name) || !is_role(role) || words_of(role).size() < least_role_words) continue;
    if (is_person(name, outlets, false)) return name;
  }
  return {};
}

// Han, kana, Hangul ...: every word of such a line looks like a name.
bool is_uncased(std::string_view text) { return shape_of(text).capitals == 0 && shape_of(text).dense > 0; }

}  // namespace dateline
