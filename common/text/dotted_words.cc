// The lists are short on purpose: a rare abbreviation costs one sentence too many, a word too many joins two for good.
#include "common/text/dotted_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// Ascending by bytes, as the next one.
constexpr std::array<std::string_view, 44> kTitles{
    "Adm",  "Brig", "Capt", "Cmdr", "Col",  "Cpl", "Dr",    "Dra",  "Drs",  "Fr",     "Gen",
    "Gov",  "Herr", "Hon",  "Hr",   "Insp", "Lic", "Lieut", "Lt",   "Maj",  "Messrs", "Mgr",
    "Mlle", "Mme",  "Mons", "Mr",   "Mrs",  "Ms",  "Mt",    "Pfc",  "Pres", "Prof",   "Pvt",
    "Rep",  "Reps", "Rev",  "Sen",  "Sens", "Sgt", "Sra",   "Srta", "St",   "Ste",    "Supt"};

// English, German, French, Spanish, Italian, Portuguese, Dutch, Russian.
constexpr std::array<std::string_view, 81> kOthers{
    "Abb",  "Abs",  "Apr", "Art",  "Aug", "Ave", "Bd",   "Bf",   "Blvd",   "Bros", "Cia", "Cie", "Co",  "Comm",
    "Corp", "Ctr",  "Dec", "Dept", "Dir", "Ed",  "Esq",  "Exc",  "Feb",    "Fig",  "Ft",  "Inc", "Ing", "Jan",
    "Jr",   "Jul",  "Jun", "Ltd",  "Mar", "Mio", "Mrd",  "No",   "Nos",    "Nov",  "Nr",  "Oct", "Okt", "Ph",
    "Sep",  "Sept", "Sr",  "Sta",  "Str", "Tel", "Univ", "Vol",  "approx", "art",  "bzw", "ca",  "cf",  "dept",
    "ed",   "est",  "etc", "evtl", "ff",  "ggf", "incl", "inkl", "max",    "min",  "no",  "nos", "núm", "p",
    "pp",   "rd",   "sog", "usw",  "vgl", "vol", "vs",   "zzgl", "г",      "им",   "ул"};

template <std::size_t size>
constexpr bool ascends(const std::array<std::string_view, size>& words) {
  return std::is_sorted(words.begin(), words.end());
}
static_assert(ascends(kTitles) && ascends(kOthers));

template <std::size_t size>
bool has(const std::array<std::string_view, size>& words, std::string_view word) noexcept {
  return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

bool is_initials(std::string_view word) noexcept {
  bool letter_next = true;
  for (std::size_t pos = 0; pos < word.size();) {
    const char32_t c = next_code_point(word, pos);
    if (letter_next ? u_isalpha(static_cast<UChar32>(c)) == 0 : c != U'.') return false;
    letter_next = !letter_next;
  }
  return !letter_next;
}

bool is_abbreviated_title(std::string_view word) noexcept { return has(kTitles, word); }

bool is_abbreviation(std::string_view word) noexcept {
  return is_initials(word) || is_abbreviated_title(word) || has(kOthers, word);
}

}  // namespace dateline
