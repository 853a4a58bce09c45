// The table of territory names, built once from CLDR's data inside ICU.
//
// ICU's public way to a name, uloc_getDisplayCountry(), resolves locale and fallbacks anew for each of some 250 * 800
// questions: 110 ms measured.  Walking the region bundles, each of which holds only its own language's names, takes
// 18 ms; the public way remains for English, if a build of ICU packs its data otherwise.
#include "common/text/territories.h"

#include <unicode/locid.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/text/fold.h"

namespace dateline {
namespace {

using CodeAndName = std::pair<std::string_view, std::string_view>;

// Where CLDR's English name is not the one that news uses.
constexpr std::array<CodeAndName, 13> kNewsNames{{
    {"CC", "Cocos Islands"},
    {"CD", "DR Congo"},
    {"CG", "Republic of the Congo"},
    {"CI", "Ivory Coast"},
    {"CZ", "Czech Republic"},
    {"FK", "Falkland Islands"},
    {"HK", "Hong Kong"},
    {"MM", "Myanmar"},
    {"MO", "Macao"},
    {"PS", "Palestine"},
    {"TL", "East Timor"},
    {"TR", "Turkey"},
    {"VA", "Vatican"},
}};

// What people write and CLDR does not list.  Keys are compared by match_key(), so "U.S." needs no row of its own.
constexpr std::array<CodeAndName, 61> kShortForms{{
    {"US", "US"},
    {"US", "USA"},
    {"US", "America"},
    {"US", "United States of America"},
    {"US", "the United States"},
    {"GB", "UK"},
    {"GB", "Britain"},
    {"GB", "Great Britain"},
    {"GB", "England"},
    {"GB", "Scotland"},
    {"GB", "Wales"},
    {"GB", "Northern Ireland"},
    {"KP", "DPRK"},
    {"KP", "Democratic People's Republic of Korea"},
    {"KR", "ROK"},
    {"KR", "Republic of Korea"},
    {"RU", "Russian Federation"},
    {"IR", "Islamic Republic of Iran"},
    {"SY", "Syrian Arab Republic"},
    {"VN", "Viet Nam"},
    {"LA", "Lao PDR"},
    {"CI", "Cote d'Ivoire"},
    {"MM", "Burma"},
    {"NL", "Holland"},
    {"NL", "the Netherlands"},
    {"CZ", "Czech Republic"},
    {"CZ", "Czechia"},
    {"AE", "UAE"},
    {"AE", "Emirates"},
    {"CD", "DRC"},
    {"CD", "DR Congo"},
    {"CD", "Democratic Republic of Congo"},
    {"CD", "Democratic Republic of the Congo"},
    {"CD", "Congo-Kinshasa"},
    {"CG", "Congo"},
    {"CG", "Republic of Congo"},
    {"CG", "Congo-Brazzaville"},
    {"CN", "PRC"},
    {"CN", "People's Republic of China"},
    {"CN", "Mainland China"},
    {"TW", "Republic of China"},
    {"TR", "Turkiye"},
    {"SZ", "Swaziland"},
    {"MK", "Macedonia"},
    {"MD", "Republic of Moldova"},
    {"BO", "Plurinational State of Bolivia"},
    {"VE", "Bolivarian Republic of Venezuela"},
    {"TZ", "United Republic of Tanzania"},
    {"VA", "Holy See"},
    {"VA", "Vatican"},
    {"GM", "The Gambia"},
    {"BS", "The Bahamas"},
    {"BA", "Bosnia"},
    {"BA", "Bosnia and Herzegovina"},
    {"TL", "Timor-Leste"},
    {"CV", "Cabo Verde"},
    {"FK", "Falklands"},
    {"FK", "Malvinas"},
    {"MO", "Macau"},
    {"PS", "Palestinian territories"},
    {"NZ", "Aotearoa"},
}};

struct CloseBundle {
  void operator()(UResourceBundle* bundle) const { ures_close(bundle); }
};
struct CloseEnumeration {
  void operator()(UEnumeration* enumeration) const { uenum_close(enumeration); }
};
using Bundle = std::unique_ptr<UResourceBundle, CloseBundle>;

// Bundles use the macro-region codes of UN M49 and private codes as well: only real territories are kept.
bool is_iso_code(std::string_view code) {
  static const std::vector<std::string_view> codes = [] {
    std::vector<std::string_view> all;
    for (const char* const* c = icu::Locale::getISOCountries(); *c != nullptr; ++c) all.emplace_back(*c);
    all.emplace_back("XK");  // Kosovo: user-assigned, but everybody's code for it
    std::sort(all.begin(), all.end());
    return all;
  }();
  return std::binary_search(codes.begin(), codes.end(), code);
}

std::string utf8_of(const UChar* text, std::int32_t length) {
  std::string out;
  icu::UnicodeString(text, length).toUTF8String(out);
  return out;
}

void write_out_ampersand(std::string& name) {
  if (const std::size_t at = name.find(" & "); at != std::string::npos) name.replace(at, 3, " and ");
}

class Territories {
 public:
  Territories() {
    read_bundles();
    if (english_.empty()) read_english();
    for (auto& [code, name] : english_) write_out_ampersand(name);
    for (const auto& [code, name] : kNewsNames) english_[std::string(code)] = name;
    for (const auto& [code, name] : kShortForms) add(name, code, "en", false);
    index();
  }

  [[nodiscard]] std::string code(std::string_view name) const {
    const auto found = by_key_.find(match_key(name));
    return found == by_key_.end() ? std::string() : found->second;
  }

  [[nodiscard]] std::string english(std::string_view code) const {
    const auto found = english_.find(std::string(code));
    return found == english_.end() ? std::string(code) : found->second;
  }

  [[nodiscard]] std::span<const TerritoryName> names() const { return names_; }

 private:
  std::string_view keep(std::string_view text) { return *kept_.insert(kept_.end(), std::string(text)); }

  void add(std::string_view name, std::string_view code, std::string_view language, bool standard) {
    names_.push_back({keep(name), keep(code), language, standard});
  }

  void read_table(const UResourceBundle* bundle, const char* table_name, std::string_view language, bool standard) {
    UErrorCode status = U_ZERO_ERROR;
    const Bundle table(ures_getByKey(bundle, table_name, nullptr, &status));
    while (U_SUCCESS(status) && ures_hasNext(table.get()) != 0) {
      const char* code = nullptr;
      std::int32_t length = 0;
      const UChar* text = ures_getNextString(table.get(), &length, &code, &status);
      if (U_FAILURE(status) || text == nullptr || code == nullptr || length <= 0) break;
      if (!is_iso_code(code)) continue;
      const std::string name = utf8_of(text, length);
      add(name, code, language, standard);
      if (standard && language == "en") english_.emplace(code, name);
    }
  }

  void read_locale(const char* package, const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    const Bundle bundle(ures_openDirect(package, locale, &status));
    std::array<char, 16> code{};
    if (U_FAILURE(status) || uloc_getLanguage(locale, code.data(), code.size(), &status) <= 0) return;
    if (U_FAILURE(status)) return;
    const std::string_view language = keep(code.data());
    // Regional variants of English hold single other spellings, not standard ones.
    const bool plain = std::string_view(locale).find('_') == std::string_view::npos;
    read_table(bundle.get(), "Countries", language, plain);
    read_table(bundle.get(), "Countries%short", language, false);
    read_table(bundle.get(), "Countries%variant", language, false);
  }

  void read_bundles() {
    const char* package = U_ICUDATA_NAME "-region";
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UEnumeration, CloseEnumeration> locales(ures_openAvailableLocales(package, &status));
    if (U_FAILURE(status)) return;
    std::int32_t length = 0;
    while (const char* locale = uenum_next(locales.get(), &length, &status)) {
      if (U_FAILURE(status)) return;
      if (std::string_view(locale) != "root") read_locale(package, locale);
    }
  }

  void read_english() {
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      std::array<UChar, 128> text{};
      UErrorCode status = U_ZERO_ERROR;
      const std::string locale = std::string("und_") + *code;
      const std::int32_t length =
          uloc_getDisplayCountry(locale.c_str(), "en", text.data(), static_cast<std::int32_t>(text.size()), &status);
      if (U_FAILURE(status) || length <= 0 || length > static_cast<std::int32_t>(text.size())) continue;
      const std::string name = utf8_of(text.data(), length);
      add(name, *code, "en", true);
      english_.emplace(*code, name);
    }
  }

  // A key that languages give to different territories goes to the code that most of them mean; English comes first.
  void index() {
    std::unordered_map<std::string, std::string> key_of;  // names repeat: about 56,000 of them, 29,000 different
    std::unordered_map<std::string, std::map<std::string_view, unsigned>> votes;
    constexpr unsigned kEnglish = 1000;
    for (const TerritoryName& name : names_) {
      const auto [place, is_new] = key_of.try_emplace(std::string(name.name));
      if (is_new) place->second = match_key(name.name);
      if (!place->second.empty()) votes[place->second][name.code] += name.language == "en" ? kEnglish : 1U;
    }
    by_key_.reserve(votes.size() + 600);
    for (const auto& [key, codes] : votes) {
      const auto best = std::max_element(codes.begin(), codes.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      by_key_.emplace(key, best->first);
    }
    // The short forms are meant; codes come last, so that no name is shadowed by one.
    for (const auto& [code, name] : kShortForms) by_key_[match_key(name)] = code;
    for (const auto& [code, name] : english_) by_key_[match_key(name)] = code;
    for (const auto& [code, name] : english_) {
      by_key_.emplace(match_key(code), code);
      const icu::Locale locale("", code.c_str());
      by_key_.emplace(match_key(locale.getISO3Country()), code);
    }
    by_key_.erase(std::string());
  }

  std::deque<std::string> kept_;  // a deque, because the views into it must not move
  std::vector<TerritoryName> names_;
  std::map<std::string, std::string> english_;
  std::unordered_map<std::string, std::string> by_key_;
};

const Territories& territories() {
  static const Territories table;
  return table;
}

}  // namespace

std::string country_code(std::string_view name) { return territories().code(name); }

std::string country_name(std::string_view code) { return territories().english(code); }

std::span<const TerritoryName> territory_names() { return territories().names(); }

}  // namespace dateline
