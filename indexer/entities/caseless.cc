// There are no capitals to go by here, so only known names are found.  Where a script parts words by blanks, a name
// must begin a word, and end one but for the particles and prefixes that its language writes onto nouns.
#include "indexer/entities/caseless.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "common/text/territories.h"
#include "common/text/utf8.h"
#include "indexer/entities/cities.h"
#include "indexer/entities/tables.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 21> kLanguages{"zh", "ja", "ko", "ar", "fa", "ur", "ps", "he", "th", "hi", "bn",
                                                      "mr", "ta", "te", "kn", "ml", "gu", "pa", "my", "km", "ka"};
constexpr std::array<std::string_view, 9> kCityLanguages{"zh", "ja", "ko", "ar", "fa", "he", "th", "hi", "ka"};

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

bool is_caseless_letter(char32_t c) {
  return c >= 0x0590 && u_isalpha(static_cast<UChar32>(c)) != 0 &&
         u_tolower(static_cast<UChar32>(c)) == static_cast<UChar32>(c);
}

bool is_part_of_word(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0 || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

// Chinese, Japanese kanji and the scripts of South-East Asia do not part words by blanks.
bool is_unspaced(UScriptCode script) {
  return script == USCRIPT_HAN || script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER ||
         script == USCRIPT_MYANMAR;
}

// What a language writes onto a noun, whole: particles in Korean behind it, prepositions in Arabic and Hebrew before.
bool is_particle(std::string_view text, UScriptCode script) {
  static constexpr std::array<std::string_view, 24> kKorean{
      "은",   "는",   "이",   "가",   "을",   "를", "의",   "에",   "와",   "과",     "도", "로",
      "으로", "에서", "에게", "까지", "부터", "만", "보다", "에는", "에도", "에서는", "측", "산"};
  static constexpr std::array<std::string_view, 12> kPrefixes{"و", "ف", "ب", "ل", "ك", "وب",
                                                              "ב", "ל", "מ", "ה", "ו", "ש"};
  const auto is_in = [&](const auto& list) { return std::find(list.begin(), list.end(), text) != list.end(); };
  return script == USCRIPT_HANGUL ? is_in(kKorean) : is_in(kPrefixes);
}

// The part of the word before `pos`, and the part behind it.
std::string_view word_before(std::string_view text, std::size_t pos) {
  std::size_t begin = pos;
  while (begin > 0) {
    const std::size_t at = character_start(text, begin - 1);
    std::size_t next = at;
    if (!is_part_of_word(next_code_point(text, next)) || pos - at > 16) break;
    begin = at;
  }
  return text.substr(begin, pos - begin);
}

std::string_view word_after(std::string_view text, std::size_t pos) {
  std::size_t end = pos;
  while (end < text.size()) {
    std::size_t next = end;
    if (!is_part_of_word(next_code_point(text, next)) || end - pos > 16) break;
    end = next;
  }
  return text.substr(pos, end - pos);
}

// Katakana parts words by script: the neighbours must not be Katakana.
bool ends_katakana(std::string_view text, Span span) {
  const auto is_katakana = [](char32_t c) { return script_of(c) == USCRIPT_KATAKANA || c == 0x30FC; };
  std::size_t after = span.end;
  if (after < text.size() && is_katakana(next_code_point(text, after))) return false;
  if (span.begin == 0) return true;
  std::size_t before = character_start(text, span.begin - 1);
  return !is_katakana(next_code_point(text, before));
}

bool stands_alone(std::string_view text, Span span, UScriptCode script) {
  if (is_unspaced(script)) return true;
  if (script == USCRIPT_KATAKANA) return ends_katakana(text, span);
  const std::string_view before = word_before(text, span.begin);
  const std::string_view after = word_after(text, span.end);
  if (script == USCRIPT_HANGUL) return before.empty() && (after.empty() || is_particle(after, script));
  return after.empty() && (before.empty() || is_particle(before, script));
}

}  // namespace

CaselessNames::CaselessNames() {
  std::unordered_map<std::string, std::string_view> standard;
  const auto wanted = [](std::string_view language) {
    return std::find(kLanguages.begin(), kLanguages.end(), language) != kLanguages.end();
  };
  for (const TerritoryName& name : territory_names()) {
    if (!wanted(name.language)) continue;
    const auto shown = standard.try_emplace(std::string(name.language) + ' ' + std::string(name.code), name.name).first;
    // ICU's one "zh" holds both scripts; each keeps its own form.
    add(name.name, name.language == "zh" ? name.name : shown->second, name.code, name.language);
  }
  for (const std::string_view language : kCityLanguages) {
    for (const City& city : cities_in(language)) add(city.name, city.name, city.country, language);
  }
  for (const std::string_view row : caseless_places()) add_row(row);
  for (auto& [first, entries] : by_first_) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.name.size() > b.name.size(); });
  }
}

void CaselessNames::add_row(std::string_view row) {
  const std::string_view language = row.substr(0, 2);
  const std::string_view country = row.substr(3, 2);
  for (std::size_t begin = 6; begin < row.size();) {
    const std::size_t end = std::min(row.find(' ', begin), row.size());
    const std::string_view name = row.substr(begin, end - begin);
    add(name, name, country, language);
    begin = end + 1;
  }
}

void CaselessNames::add(std::string_view name, std::string_view canonical, std::string_view country,
                        std::string_view language) {
  std::size_t pos = 0;
  const char32_t first = next_code_point(name, pos);
  // One character is a word of its own sort; a Latin name in such a language is found by its capitals.
  if (pos >= name.size() || !is_caseless_letter(first)) return;
  by_first_[first].push_back({std::string(name), std::string(canonical), std::string(country), std::string(language)});
}

const CaselessNames::Entry* CaselessNames::longest_at(std::string_view text, std::size_t pos, char32_t first,
                                                      std::string_view language) const {
  const auto entries = by_first_.find(first);
  if (entries == by_first_.end()) return nullptr;
  const std::string_view rest = text.substr(pos);
  for (const Entry& entry : entries->second) {
    if (!language.empty() && entry.language != language) continue;
    if (rest.substr(0, entry.name.size()) == entry.name) return &entry;
  }
  return nullptr;
}

std::vector<CaselessNames::Found> CaselessNames::find(std::string_view text, std::string_view language) const {
  std::string_view wanted = language.substr(0, language.find('-'));
  if (std::find(kLanguages.begin(), kLanguages.end(), wanted) == kLanguages.end()) wanted = {};
  std::vector<Found> found;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    if ((text[pos] & 0x80) == 0) {  // most texts are Latin: pass over them fast
      ++pos;
      continue;
    }
    const char32_t c = next_code_point(text, pos);
    if (!is_caseless_letter(c)) continue;
    const Entry* entry = longest_at(text, start, c, wanted);
    if (entry == nullptr) continue;
    const Span span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + entry->name.size())};
    if (!stands_alone(text, span, script_of(c))) continue;
    found.push_back({entry->canonical, entry->country, span});
    pos = span.end;
  }
  return found;
}

}  // namespace dateline
