#include "indexer/cleaning/byline.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/person_name.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxNames = 20;

// Longest first where one begins with another.
constexpr std::array<std::string_view, 49> kOpeners = {"written by:",
                                                       "written by ",
                                                       "posted by:",
                                                       "posted by ",
                                                       "published by ",
                                                       "reported by ",
                                                       "reporting by ",
                                                       "story by ",
                                                       "words by ",
                                                       "text by ",
                                                       "article by ",
                                                       "edited by ",
                                                       "authors:",
                                                       "author:",
                                                       "autoren:",
                                                       "autorin:",
                                                       "autor:",
                                                       "auteur :",
                                                       "auteur:",
                                                       "autore:",
                                                       "byline:",
                                                       "reporter:",
                                                       "text:",
                                                       "texto:",
                                                       "texte :",
                                                       "texte:",
                                                       "testo:",
                                                       "tekst:",
                                                       "von:",
                                                       "von ",
                                                       "by:",
                                                       "by ",
                                                       "par ",
                                                       "por:",
                                                       "por ",
                                                       "di ",
                                                       "da ",
                                                       "av:",
                                                       "av ",
                                                       "af ",
                                                       "door ",
                                                       "af:",
                                                       "автор:",
                                                       "текст:",
                                                       "ein gastbeitrag von ",
                                                       "eine analyse von ",
                                                       "ein kommentar von ",
                                                       "interview:",
                                                       "aus der redaktion "};

// Between two names.
constexpr std::array<std::string_view, 18> kBetween = {" and ", " und ",  " et ", " y ",    " e ",   " og ",
                                                       " och ", " en ",   " & ",  " with ", " mit ", " avec ",
                                                       " con ", " und: ", " ve ", " и ",    " i ",   " sowie "};

// What follows a name and is not part of it.
constexpr std::array<std::string_view, 16> kAfterName = {" in ",   " for ",  " from ",  " at ", " of ",  " is ",
                                                         " on ",   " - ",    " – ",     " — ",  " aus ", " für ",
                                                         " pour ", " para ", " desde ", " via "};

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
    for (const std::string_view word : kBetween) {
      const std::size_t at = lower.find(word, begin);
      if (at < cut) {
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

std::string_view without_opener(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (const std::string_view opener : kOpeners) {
      if (!starts_with_nocase(text, opener)) continue;
      text.remove_prefix(opener.size());
      again = true;
      break;
    }
  }
  return text;
}

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out.push_back(c);
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

std::string cut_after_name(std::string text) {
  const std::string lower = ascii_lower(text);
  std::size_t cut = text.size();
  for (const std::string_view word : kAfterName) {
    const std::size_t at = lower.find(word);
    if (at > 0) cut = std::min(cut, at);
  }
  text.resize(cut);
  return text;
}

std::string tidy(std::string_view text) {
  std::string name = squeeze_blanks(cut_after_name(without_brackets(without_opener(text))));
  while (!name.empty() && (name.back() == '.' || name.back() == '-' || name.back() == '*' || name.back() == ':')) {
    // "John Smith Jr." and initials keep their stop.
    if (name.back() == '.' && name.size() > 3 &&
        (name[name.size() - 3] == ' ' || name.ends_with("Jr.") || name.ends_with("Sr.")))
      break;
    name.pop_back();
  }
  return squeeze_blanks(name);
}

bool is_title_or_degree(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kDegrees = {"md",  "phd", "ph d", "jr", "sr",   "mba", "cpp",
                                                                "psp", "rd",  "msc",  "dr", "prof", "esq", "cfp"};
  const std::string key = match_key(text);
  return std::find(kDegrees.begin(), kDegrees.end(), key) != kDegrees.end();
}

// "Posted on August 10, 2014 by Ann Example", "2020年12月17日 作者：沈喆": the names stand behind a word inside.
std::string_view from_inner_opener(std::string_view text) {
  for (const std::string_view opener :
       {"\xE4\xBD\x9C\xE8\x80\x85\xEF\xBC\x9A", "\xE4\xBD\x9C\xE8\x80\x85:", "\xE8\xAE\xB0\xE8\x80\x85\xEF\xBC\x9A"}) {
    const std::size_t at = text.find(opener);
    if (at == std::string_view::npos) continue;
    text.remove_prefix(at + opener.size());
    std::size_t pos = 0;
    while (pos < text.size()) {
      const std::size_t begin = pos;
      if (is_blank(next_code_point(text, pos)) && begin > 0) return text.substr(0, begin);
    }
    return text;
  }
  const std::string lower = ascii_lower(text);
  const std::size_t at = lower.find(" by ");
  if (at != std::string::npos && text.substr(0, at).find_first_of("0123456789") != std::string_view::npos)
    return text.substr(at + 4);
  return text;
}

bool is_connector(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {"and", "und", "et",   "y",   "e",  "og",
                                                              "och", "en",  "with", "mit", "by", "von"};
  return std::find(kWords.begin(), kWords.end(), ascii_lower(trim(text))) != kWords.end();
}

}  // namespace

Byline read_byline(std::string_view text, const std::vector<std::string>& outlets, bool declared) {
  Byline byline;
  text = from_inner_opener(utf8_prefix(text, 600));
  const std::string whole = squeeze_blanks(without_opener(text));
  byline.agency = agency_credit(whole);
  if (!byline.agency.empty() && agency_named(whole) == byline.agency) return byline;
  for (const std::string& part : split_at_marks(without_opener(text))) {
    for (const std::string& piece : split_at_words(part)) {
      if (byline.agency.empty()) byline.agency = agency_named(squeeze_blanks(piece));
      const std::string name = tidy(piece);
      if (name.empty() || is_title_or_degree(name) || is_connector(name)) continue;
      if (std::string acronym = leading_acronym(name);
          !acronym.empty() && (!byline.names.empty() || acronym.size() == name.size())) {
        if (byline.acronym.empty()) byline.acronym = std::move(acronym);
        continue;
      }
      if (byline.names.size() >= kMaxNames) return byline;
      if (is_person(name, outlets, declared))
        merge_names(byline.names, {with_normal_case(name)});
      else if (!declared && !byline.names.empty() && !is_role(name))
        return byline;  // place or time follow
    }
  }
  return byline;
}

bool begins_as_byline(std::string_view line) {
  return without_opener(line).size() != trim(line).size() || from_inner_opener(line).size() != line.size();
}

void merge_names(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    const std::string key = match_key(name);
    const bool known =
        std::any_of(names.begin(), names.end(), [&](const std::string& n) { return match_key(n) == key; });
    if (!known && !key.empty()) names.push_back(name);
  }
}

}  // namespace dateline
