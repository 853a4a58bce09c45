#include "searcher/names/spelling.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace dateline {
namespace {

using Words = std::vector<std::string_view>;

// Folded, ascending.
constexpr std::array<std::string_view, 27> kHonorifics{
    "capt", "col", "dame", "don", "dr",   "frau", "gen", "gov", "herr",  "hon", "judge", "lt",     "madame", "miss",
    "mme",  "mr",  "mrs",  "ms",  "prof", "rep",  "sen", "sgt", "sheik", "sir", "sra",   "senora", "senor"};
constexpr std::array<std::string_view, 10> kOffices{"ambassador", "chancellor", "governor", "minister", "president",
                                                    "professor",  "secretary",  "senator",  "general",  "premier"};
constexpr std::array<std::string_view, 28> kLegalForms{
    "ab",   "ag",  "as",           "asa", "bhd", "bv",      "co",  "company", "corp", "corporation",
    "gmbh", "inc", "incorporated", "kk",  "kg",  "limited", "llc", "llp",     "lp",   "ltd",
    "nv",   "oyj", "plc",          "pte", "pty", "sa",      "spa", "se"};
// Words that name no firm by themselves: what is left of them without "Inc" could be anybody's.
constexpr std::array<std::string_view, 68> kGeneric{
    "air",       "airlines",      "american",   "bancorp",        "bank",      "banking",   "banks",
    "board",     "brothers",      "capital",    "center",         "centers",   "central",   "chemical",
    "citizens",  "commerce",      "commission", "communications", "computer",  "council",   "eastern",
    "electric",  "energy",        "federal",    "financial",      "first",     "foods",     "fund",
    "gas",       "general",       "group",      "health",         "holdings",  "house",     "industries",
    "insurance", "international", "investment", "investors",      "land",      "marine",    "motors",
    "national",  "oil",           "pacific",    "partners",       "petroleum", "power",     "products",
    "realty",    "resources",     "savings",    "securities",     "services",  "sons",      "space",
    "steel",     "stores",        "systems",    "technologies",   "telecom",   "telegraph", "telephone",
    "trust",     "union",         "united",     "western",        "world"};
// Where these stand first, the family name does: what short_name() of "kim jong un" is.
constexpr std::array<std::string_view, 30> kFamilyFirst{
    "bae",  "cao",   "chang", "chen",  "cho",  "choe", "choi", "deng", "feng",  "han",
    "hu",   "huang", "jang",  "jiang", "kang", "kim",  "li",   "liu",  "ma",    "moon",
    "park", "ri",    "song",  "sun",   "wang", "xi",   "yang", "yoon", "zhang", "zhao"};

// What news calls a place, and the other ways.  An archive's own gazetteer does most of this when articles are tagged;
// ready articles bring what they like.
constexpr std::array<std::pair<std::string_view, std::string_view>, 38> kPlaces{{
    {"america", "united states"},
    {"us", "united states"},
    {"usa", "united states"},
    {"united states of america", "united states"},
    {"britain", "united kingdom"},
    {"great britain", "united kingdom"},
    {"uk", "united kingdom"},
    {"gb", "united kingdom"},
    {"burma", "myanmar"},
    {"uae", "united arab emirates"},
    {"emirates", "united arab emirates"},
    {"prc", "china"},
    {"people s republic of china", "china"},
    {"peoples republic of china", "china"},
    {"mainland china", "china"},
    {"dprk", "north korea"},
    {"democratic people s republic of korea", "north korea"},
    {"rok", "south korea"},
    {"republic of korea", "south korea"},
    {"russian federation", "russia"},
    {"turkiye", "turkey"},
    {"czechia", "czech republic"},
    {"holland", "netherlands"},
    {"cote d ivoire", "ivory coast"},
    {"drc", "dr congo"},
    {"democratic republic of congo", "dr congo"},
    {"democratic republic of the congo", "dr congo"},
    {"cabo verde", "cape verde"},
    {"swaziland", "eswatini"},
    {"timor leste", "east timor"},
    {"ussr", "soviet union"},
    {"federal republic of germany", "germany"},
    {"republic of ireland", "ireland"},
    {"state of israel", "israel"},
    {"islamic republic of iran", "iran"},
    {"vatican city", "vatican"},
    {"nyc", "new york"},
    {"new york city", "new york"},
}};

template <typename Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_letter(std::string_view word) { return word.size() == 1 && word[0] >= 'a' && word[0] <= 'z'; }

Words split(std::string_view key) {
  Words words;
  for (std::size_t pos = 0; pos < key.size();) {
    const std::size_t end = std::min(key.find(' ', pos), key.size());
    if (end > pos) words.push_back(key.substr(pos, end - pos));
    pos = end + 1;
  }
  return words;
}

// Letters side by side are one word: "u n security council" is "un security council".
std::string join(const Words& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool joined = i > 0 && is_letter(words[i]) && is_letter(words[i - 1]);
    if (i > 0 && !joined) out += ' ';
    out += words[i];
  }
  return out;
}

std::string person(Words words) {
  while (words.size() > 1 && words[1].size() > 1 &&
         (holds(kHonorifics, words.front()) || holds(kOffices, words.front()))) {
    words.erase(words.begin());
  }
  // Initials in the middle stay apart, so that they can be told from a name of two letters.
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool opening = std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, is_letter);
    if (i > 0 && !opening) out += ' ';
    out += words[i];
  }
  return out;
}

// A name of its own without what was taken off it.
bool is_enough(const Words& words) {
  return words.size() > 1 || (words.size() == 1 && words[0].size() > 2 && !holds(kGeneric, words[0]));
}

std::string organization(Words words) {
  if (words.front() == "the" && is_enough({words.begin() + 1, words.end()})) words.erase(words.begin());
  Words firm = words;
  // "and co" is what is left of "& Co".
  while (firm.size() > 1 && (holds(kLegalForms, firm.back()) || firm.back() == "and")) firm.pop_back();
  return join(is_enough(firm) ? firm : words);
}

std::string place(Words words) {
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  std::string name = join(words);
  for (const auto& [other, usual] : kPlaces) {
    if (other == name) return std::string(usual);
  }
  return name;
}

}  // namespace

std::optional<NameKind> name_kind(std::string_view field) noexcept {
  if (field == "person") return NameKind::person;
  if (field == "organization") return NameKind::organization;
  if (field == "place") return NameKind::place;
  return std::nullopt;
}

std::string_view field_of(NameKind kind) noexcept {
  constexpr std::array<std::string_view, kNameKinds> kFields{"person", "organization", "place"};
  return kFields[static_cast<std::size_t>(kind)];
}

std::string spelling_of(NameKind kind, std::string_view key) {
  Words words = split(key);
  if (words.empty()) return std::string(key);
  switch (kind) {
    case NameKind::person:
      return person(std::move(words));
    case NameKind::organization:
      return organization(std::move(words));
    case NameKind::place:
      break;
  }
  return place(std::move(words));
}

std::optional<MiddleInitials> middle_initials(std::string_view spelling) {
  const Words words = split(spelling);
  if (words.size() < 3 || is_letter(words.front()) || is_letter(words.back())) return std::nullopt;
  MiddleInitials out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool middle = i > 0 && i + 1 < words.size() && is_letter(words[i]);
    std::string& part = middle ? out.initials : out.name;
    if (!part.empty()) part += ' ';
    part += words[i];
  }
  return out.initials.empty() ? std::nullopt : std::optional(std::move(out));
}

std::string_view short_name(std::string_view spelling) noexcept {
  const std::size_t first = spelling.find(' ');
  // "A. Moody" is hardly more than the surname, and "John Weinberg of Goldman" more than a name.
  if (first == std::string_view::npos || first < 2 || spelling.find(" of ") != std::string_view::npos) return {};
  if (holds(kFamilyFirst, spelling.substr(0, first))) return spelling.substr(0, first);
  const std::string_view last = spelling.substr(spelling.rfind(' ') + 1);
  if (!holds(std::array<std::string_view, 5>{"jr", "sr", "ii", "iii", "iv"}, last)) return last;
  const std::string_view rest = spelling.substr(0, spelling.rfind(' '));
  const std::size_t before = rest.rfind(' ');
  return before == std::string_view::npos ? std::string_view{} : rest.substr(before + 1);
}

bool is_short_name(std::string_view spelling) noexcept {
  return spelling.size() > 2 && spelling.find(' ') == std::string_view::npos;
}

}  // namespace dateline
