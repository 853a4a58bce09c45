#include "indexer/cleaning/person_name.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

bool is_upper(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

struct Letters {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t uncased = 0;
  std::size_t digits = 0;
  std::size_t words = 0;
  std::size_t lower_words = 0;  // words without a capital
  bool odd = false;             // marks that no name has
};

Letters letters_of(std::string_view text) {
  Letters letters;
  bool in_word = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_blank(c)) {
      in_word = false;
      continue;
    }
    const bool upper = is_upper(c);
    const bool lower = u_isULowercase(static_cast<UChar32>(c)) != 0;
    if (!in_word) {
      ++letters.words;
      if (lower) ++letters.lower_words;
    }
    in_word = true;
    if (upper)
      ++letters.upper;
    else if (lower)
      ++letters.lower;
    else if (is_letter(c))
      ++letters.uncased;
    else if (c >= '0' && c <= '9')
      ++letters.digits;
    else if (c == '@' || c == ':' || c == '!' || c == '?' || c == '#' || c == '{' || c == '<' || c == '>' || c == '=' ||
             c == '%' || c == '+' || c == '(' || c == ')' || c == '"' || c == '_' || c == 0x00A9 || c == 0xFF1A)
      letters.odd = true;
  }
  return letters;
}

bool is_name_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 28> kParticles = {
      "de",  "da", "del", "della", "di", "du", "des", "la",  "le", "van", "von", "der", "den", "ter",
      "ten", "zu", "zur", "bin",   "al", "el", "dos", "das", "do", "y",   "e",   "und", "st",  "ibn"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

// Lower case words that are no particles make a phrase, not a name.
bool has_plain_words(std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z' && !is_name_particle(word) &&
        word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos) {
      ++plain;
    }
    begin = end + 1;
  }
  return plain > 0;
}

bool is_capitals(std::string_view word) {
  const Letters letters = letters_of(word);
  return letters.upper >= 2 && letters.lower == 0;
}

}  // namespace

bool is_person(const std::string& text, const std::vector<std::string>& outlets, bool declared) {
  const Letters letters = letters_of(text);
  if (letters.odd || letters.digits > 0 || text.size() > 60) return false;
  if (letters.words == 0 || letters.words > 6) return false;
  const bool cased = letters.upper + letters.lower > letters.uncased;
  if (cased) {
    if (letters.upper == 0) return false;
    if (letters.words < 2 && (!declared || letters.upper + letters.lower < 2)) return false;
    if (has_plain_words(text)) return false;
    // "Publié le": a particle ends no name.
    if (letters.words > 1 && letters_of(text.substr(text.rfind(' ') + 1)).upper == 0) return false;
  } else {
    const std::size_t characters = letters.uncased;
    if (characters < 2 || characters > 12) return false;
  }
  if (text.find("http") != std::string::npos || text.find("www.") != std::string::npos ||
      text.find(".com") != std::string::npos)
    return false;
  if (starts_with_nocase(text, "the ")) return false;
  if (is_role(text) || !agency_named(text).empty()) return false;
  const std::string key = outlet_key(text);
  const std::string_view first_word = std::string_view(text).substr(0, text.find(' '));
  return std::none_of(outlets.begin(), outlets.end(), [&](const std::string& outlet) {
    const std::string own = outlet_key(outlet);
    if (own.size() >= 2 && outlet_key(first_word) == own && first_word.size() < text.size() && is_capitals(first_word))
      return true;  // "MDR REGIONAL" of mdr.de
    return !own.empty() &&
           (key == own || (own.size() > 5 && key.starts_with(own)) || (key.size() > 5 && own.starts_with(key)));
  });
}

std::string with_normal_case(const std::string& name) {
  const Letters letters = letters_of(name);
  if (letters.lower > 0 || letters.upper < 4) return name;
  std::string out;
  bool first = true;
  for (std::size_t pos = 0; pos < name.size();) {
    const char32_t c = next_code_point(name, pos);
    append_utf8(out, first ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    first = !is_letter(c) && !u_isdigit(static_cast<UChar32>(c));
    if (out.ends_with("Mc") && (out.size() == 2 || out[out.size() - 3] == ' ')) first = true;
  }
  return out;
}

std::string leading_acronym(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kNoAgency = {"CEO", "CTO", "CFO", "COO", "USA", "UK",
                                                                 "EU",  "US",  "RN",  "LLC", "II",  "III"};
  const std::string_view first = text.substr(0, text.find(' '));
  if (first.size() < 3 || !is_acronym(first) || std::find(kNoAgency.begin(), kNoAgency.end(), first) != kNoAgency.end())
    return {};
  if (first.size() == text.size()) return std::string(first);
  return letters_of(text.substr(first.size())).lower > 0 ? std::string(first) : std::string();
}

}  // namespace dateline
