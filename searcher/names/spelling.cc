#include "searcher/names/spelling.h"

#include <algorithm>
#include <array>
#include <span>
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
constexpr std::array<std::string_view, 109> kGeneric{
    "air",           "airlines",   "america",     "american",   "association", "australia",
    "bancorp",       "bank",       "banking",     "banks",      "board",       "broad",
    "brothers",      "bureau",     "cable",       "can",        "canada",      "capital",
    "car",           "care",       "center",      "centers",    "central",     "chemical",
    "china",         "citizens",   "commerce",    "commission", "committee",   "communications",
    "computer",      "council",    "credit",      "data",       "development", "discount",
    "eastern",       "electric",   "energy",      "equipment",  "europe",      "exploration",
    "federal",       "finance",    "financial",   "first",      "food",        "foods",
    "fund",          "gas",        "general",     "group",      "health",      "heavy",
    "holdings",      "house",      "industries",  "industry",   "information", "insurance",
    "international", "investment", "investments", "investors",  "japan",       "land",
    "management",    "marine",     "marketing",   "mart",       "minerals",    "ministry",
    "motors",        "national",   "news",        "oil",        "pacific",     "paper",
    "partners",      "petroleum",  "power",       "products",   "realty",      "refining",
    "resources",     "savings",    "securities",  "service",    "services",    "sons",
    "space",         "steel",      "stores",      "systems",    "team",        "technologies",
    "technology",    "telecom",    "telegraph",   "telephone",  "trading",     "transport",
    "trust",         "union",      "united",      "utilities",  "video",       "western",
    "world"};
// But these open names: "General Electric".
constexpr std::array<std::string_view, 16> kOpeners{
    "american", "central",  "chemical", "eastern",  "federal", "first",  "general", "international",
    "japan",    "national", "pacific",  "standard", "union",   "united", "western", "world"};
// Where these stand first, the family name does: what short_name() of "kim jong un" is.
constexpr std::array<std::string_view, 30> kFamilyFirst{
    "bae",  "cao",   "chang", "chen",  "cho",  "choe", "choi", "deng", "feng",  "han",
    "hu",   "huang", "jang",  "jiang", "kang", "kim",  "li",   "liu",  "ma",    "moon",
    "park", "ri",    "song",  "sun",   "wang", "xi",   "yang", "yoon", "zhang", "zhao"};

// Behind a name these are no surname: "Fed Chairman", "Tacoma, Wash".
constexpr std::array<std::string_view, 20> kNoSurnames{
    "analyst",     "calif",        "chairman", "conn",      "dealer", "director",  "elec",
    "governor",    "mass",         "minister", "officer",   "penn",   "president", "secretary",
    "shareholder", "shareholders", "sources",  "spokesman", "staff",  "wash"};

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
  words.reserve(8);
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
bool is_enough(std::span<const std::string_view> words) {
  if (words.empty() || (words.size() == 1 && words[0].size() <= 2)) return false;
  if (words.size() > 1 && holds(kOpeners, words[0])) return true;
  return !std::all_of(words.begin(), words.end(), [](std::string_view word) { return holds(kGeneric, word); });
}

std::string organization(Words words) {
  if (words.front() == "the" && (words.size() > 2 || is_enough(std::span(words).subspan(1)))) {
    words.erase(words.begin());
  }
  // "and co" is what is left of "& Co".
  std::size_t firm = words.size();
  while (firm > 1 && (holds(kLegalForms, words[firm - 1]) || words[firm - 1] == "and")) --firm;
  if (firm < words.size() && is_enough(std::span(words).first(firm))) words.resize(firm);
  return join(words);
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

bool has_legal_form(std::string_view key) noexcept {
  const std::size_t blank = key.rfind(' ');
  return blank != std::string_view::npos && holds(kLegalForms, key.substr(blank + 1));
}

std::vector<std::string_view> other_names_of_place(std::string_view spelling) {
  std::vector<std::string_view> out;
  for (const auto& [other, usual] : kPlaces) {
    if (usual == spelling) out.push_back(other);
  }
  return out;
}

std::optional<MiddleInitials> middle_initials(std::string_view spelling) {
  // Nearly no name has any.
  const std::size_t first = spelling.find(' ');
  if (first == std::string_view::npos || spelling.find(' ', first + 1) == std::string_view::npos) return std::nullopt;
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
  return spelling.size() > 2 && spelling.find(' ') == std::string_view::npos && !holds(kNoSurnames, spelling);
}

}  // namespace dateline
