#include "common/dates/names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <vector>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// Locales whose names are read.  Regions stand where they have other names than their language (Levantine and
// Maghrebi Arabic, Austrian "Jänner").  Left out: Yoruba's and Breton's, whose short forms are common words elsewhere.
constexpr auto kLocales = std::to_array<const char*>({
    "en", "es", "fr", "de",  "it", "pt",    "nl",    "ru",      "uk",      "pl",    "cs",    "sk", "hu", "ro", "bg",
    "el", "tr", "sv", "da",  "nb", "fi",    "is",    "et",      "lv",      "lt",    "hr",    "bs", "sr", "sl", "mk",
    "sq", "be", "ca", "gl",  "eu", "ga",    "gd",    "cy",      "mt",      "lb",    "fo",    "fy", "rm", "af", "sw",
    "id", "ms", "jv", "fil", "ar", "ar_SY", "ar_MA", "ar_DZ",   "ar_TN",   "fa",    "fa_AF", "ur", "ps", "sd", "ckb",
    "ku", "he", "yi", "hi",  "mr", "ne",    "bn",    "ta",      "te",      "kn",    "ml",    "gu", "pa", "si", "or",
    "as", "th", "lo", "km",  "my", "ka",    "hy",    "az",      "kk",      "ky",    "uz",    "tk", "tg", "mn", "am",
    "ti", "so", "ha", "zu",  "xh", "ig",    "de_AT", "sr_Latn", "uz_Cyrl", "es_PE", "ko",    "zh", "ja",
});

struct Extra {
  const char* language;
  unsigned month;
  const char* name;
};

// What pages write and the locale data do not have: older and shorter forms, other cases of the noun.
constexpr auto kExtras = std::to_array<Extra>({
    {"en", 9, "sept"},       {"en", 6, "june"},      {"en", 7, "july"},        {"de", 9, "sept"},
    {"de", 3, "mrz"},        {"de", 3, "maerz"},     {"de", 1, "jaenner"},     {"de", 2, "feber"},
    {"es", 9, "setiembre"},  {"es", 9, "set"},       {"fr", 1, "jan"},         {"fr", 2, "fev"},
    {"fr", 7, "juill"},      {"id", 8, "agt"},       {"id", 8, "agust"},       {"id", 2, "pebruari"},
    {"id", 11, "nopember"},  {"id", 8, "ags"},       {"id", 12, "desember"},   {"nl", 3, "mrt"},
    {"nl", 9, "sept"},       {"tr", 1, "ock"},       {"ru", 9, "сент"},        {"ru", 11, "нояб"},
    {"ru", 2, "февр"},       {"ru", 3, "март"},      {"ru", 9, "сен"},         {"ru", 11, "ноя"},
    {"fi", 1, "tammikuun"},  {"fi", 2, "helmikuun"}, {"fi", 3, "maaliskuun"},  {"fi", 4, "huhtikuun"},
    {"fi", 5, "toukokuun"},  {"fi", 6, "kesäkuun"},  {"fi", 7, "heinäkuun"},   {"fi", 8, "elokuun"},
    {"fi", 9, "syyskuun"},   {"fi", 10, "lokakuun"}, {"fi", 11, "marraskuun"}, {"fi", 12, "joulukuun"},
    {"lv", 1, "janvārī"},    {"lv", 2, "februārī"},  {"lv", 3, "martā"},       {"lv", 4, "aprīlī"},
    {"lv", 5, "maijā"},      {"lv", 6, "jūnijā"},    {"lv", 7, "jūlijā"},      {"lv", 8, "augustā"},
    {"lv", 9, "septembrī"},  {"lv", 10, "oktobrī"},  {"lv", 11, "novembrī"},   {"lv", 12, "decembrī"},
    {"bg", 9, "септ"},       {"el", 8, "αυγ"},       {"hi", 9, "सितम्बर"},      {"hi", 10, "अक्तूबर"},
    {"hi", 11, "नवम्बर"},     {"hi", 12, "दिसम्बर"},   {"ur", 3, "مارچ"},        {"ar", 1, "جانفي"},
    {"ar", 2, "فيفري"},      {"ar", 4, "أفريل"},     {"ar", 5, "ماي"},         {"ar", 6, "جوان"},
    {"ar", 7, "جويلية"},     {"ar", 8, "أوت"},       {"ar", 8, "غشت"},         {"ar", 7, "يوليوز"},
    {"ar", 9, "شتنبر"},      {"ar", 11, "نونبر"},    {"ar", 12, "دجنبر"},      {"ar", 7, "تموز"},
    {"fil", 9, "setyembre"}, {"sw", 8, "agosti"},    {"sr", 6, "јуна"},        {"uz", 8, "avgust"},
    {"az", 8, "avqust"},     {"ka", 8, "აგვისტოს"},  {"sl", 8, "avgusta"},     {"hu", 9, "szept"},
    {"hi", 10, "अक्टूबर"},     {"bn", 1, "জানুয়ারি"},   {"bn", 2, "ফেব্রুয়ারি"},    {"ro", 6, "iun"},
    {"ro", 7, "iul"},        {"pt", 3, "março"},
});

constexpr auto kPersianMonths = std::to_array<const char*>(
    {"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"});

struct NamedMonth {
  unsigned month;
  Calendar calendar;
  std::string language;
};

struct Names {
  std::unordered_map<std::string, std::vector<NamedMonth>> months;
  std::unordered_map<std::string, bool> long_month_starts;
  std::unordered_map<std::string, unsigned> weekdays;
};

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Names of several words keep one blank between them.
std::string fold_words(std::string_view name) {
  std::string key;
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string word = fold_name(name.substr(begin, end - begin));
    if (!word.empty()) key += (key.empty() ? "" : " ") + word;
    begin = end + 1;
  }
  return key;
}

void add_month(Names& names, std::string_view name, NamedMonth month) {
  // Vietnamese and Mongolian number their months; that is grammar, not a name.
  if (has_digit(name)) return;
  const std::string key = fold_words(name);
  if (characters(key) < 2) return;
  auto& rows = names.months[key];
  const auto same = [&](const NamedMonth& row) {
    return row.month == month.month && row.calendar == month.calendar && row.language == month.language;
  };
  if (std::none_of(rows.begin(), rows.end(), same)) rows.push_back(std::move(month));
  if (const auto blank = key.find(' '); blank != std::string::npos)
    names.long_month_starts[key.substr(0, blank)] = true;
}

// The forms a name takes in text: as it is, behind an article or preposition, with a case ending.
void add_month_forms(Names& names, const std::string& name, unsigned number, const std::string& language) {
  const auto add = [&](const std::string& form) { add_month(names, form, {number, Calendar::gregorian, language}); };
  add(name);
  // Catalan "de gener", "d’agost"; Romansh "da mars"; Scottish Gaelic "dhen Mhàrt": the date grammar reads the rest.
  if (language == "ca" || language == "rm" || language == "gd") {
    if (const auto cut = name.find_last_of(' '); cut != std::string::npos) add(name.substr(cut + 1));
    constexpr std::string_view kApostrophe = "’";
    if (const auto cut = name.find(kApostrophe); cut != std::string::npos) add(name.substr(cut + kApostrophe.size()));
  }
  if (language == "he") add("ב" + name);
  if (language == "km") add("ខែ" + name);
  if (language == "lo") add("ເດືອນ" + name);
  if (language == "th") add("เดือน" + name);
  if (language == "my") add(name + "လ");
  if (language == "eu") {
    add(name + "ren");
    add(name + "k");
  }
}

std::span<const icu::UnicodeString> months_of(const icu::DateFormatSymbols& symbols,
                                              icu::DateFormatSymbols::DtContextType context,
                                              icu::DateFormatSymbols::DtWidthType width) {
  std::int32_t count = 0;
  const icu::UnicodeString* first = symbols.getMonths(count, context, width);
  return {first, static_cast<std::size_t>(std::max(count, 0))};
}

std::span<const icu::UnicodeString> weekdays_of(const icu::DateFormatSymbols& symbols,
                                                icu::DateFormatSymbols::DtContextType context,
                                                icu::DateFormatSymbols::DtWidthType width) {
  std::int32_t count = 0;
  const icu::UnicodeString* first = symbols.getWeekdays(count, context, width);
  return {first, static_cast<std::size_t>(std::max(count, 0))};
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

void add_weekday(Names& names, const std::string& name, unsigned number) {
  const std::string key = fold_name(name);
  if (characters(key) < 2) return;
  const auto [row, added] = names.weekdays.emplace(key, number);
  if (!added && row->second != number) row->second = kSomeWeekday;
}

void add_locale(Names& names, const char* name) {
  using Symbols = icu::DateFormatSymbols;
  const icu::Locale locale(name);
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  // U_USING_DEFAULT_WARNING: without data for a locale ICU takes the process's default one, and the environment must
  // not decide what is a month.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return;
  const std::string language = locale.getLanguage();
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      const auto months = months_of(symbols, context, width);
      for (std::size_t i = 0; i < months.size() && i < 12; ++i) {
        add_month_forms(names, utf8_of(months[i]), static_cast<unsigned>(i + 1), language);
      }
      const auto weekdays = weekdays_of(symbols, context, width);
      for (std::size_t i = 1; i < weekdays.size() && i < 8; ++i) {
        add_weekday(names, utf8_of(weekdays[i]), static_cast<unsigned>(i));
      }
    }
  }
}

Names make_names() {
  Names names;
  for (const char* locale : kLocales) add_locale(names, locale);
  for (const Extra& extra : kExtras) add_month_forms(names, extra.name, extra.month, extra.language);
  for (unsigned i = 0; i < kPersianMonths.size(); ++i) {
    add_month(names, kPersianMonths[i], {i + 1, Calendar::persian, "fa"});
  }
  return names;
}

const Names& all_names() {
  static const Names names = make_names();
  return names;
}

char32_t folded_letter(char32_t c) {
  switch (c) {
    case U'ı':
      return U'i';
    case U'ي':
    case U'ى':
      return U'ی';
    case U'ك':
      return U'ک';
    default:
      return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  }
}

bool kept_in_name(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (c == 0x0640) return false;  // Arabic tatweel only stretches the word
  // Accents have a combining class; vowel signs of Indic scripts and Thai mostly have none and belong to the name.
  return u_isalpha(code) || ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 && u_getCombiningClass(code) == 0);
}

bool is_plain_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string fold_ascii(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') out += c;
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::string fold_name(std::string_view word) {
  if (is_plain_ascii(word)) return fold_ascii(word);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return std::string(word);
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(word.size(), 1024));
  const icu::UnicodeString apart =
      nfkd->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), length)), status);
  std::string out;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(apart.char32At(i));
    if (kept_in_name(c)) append_utf8(out, folded_letter(c));
  }
  return out;
}

MonthName month_by_name(std::string_view folded, std::string_view language) {
  const Names& names = all_names();
  const auto found = names.months.find(std::string(folded));
  if (found == names.months.end()) return {};
  const auto& rows = found->second;
  const NamedMonth* chosen = &rows.front();
  const bool agree =
      std::all_of(rows.begin(), rows.end(), [&](const NamedMonth& row) { return row.month == chosen->month; });
  if (!agree) {
    const std::string base = base_language(language);
    const auto own =
        std::find_if(rows.begin(), rows.end(), [&](const NamedMonth& row) { return row.language == base; });
    if (own == rows.end()) return {};
    chosen = &*own;
  }
  const bool english =
      std::any_of(rows.begin(), rows.end(), [](const NamedMonth& row) { return row.language == "en"; });
  return {chosen->month, chosen->calendar, english};
}

bool starts_long_month(std::string_view first) { return all_names().long_month_starts.contains(std::string(first)); }

unsigned weekday_by_name(std::string_view folded) {
  const auto& weekdays = all_names().weekdays;
  const auto found = weekdays.find(std::string(folded));
  return found == weekdays.end() ? 0 : found->second;
}

std::string base_language(std::string_view tag) {
  std::string out;
  for (const char c : tag.substr(0, tag.find_first_of("-_"))) {
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace dateline
