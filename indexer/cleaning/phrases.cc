#include "indexer/cleaning/phrases.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/phrase_table.h"

namespace dateline {
namespace {

// The label of a picture credit at the end of a caption: "... of the telescope. Credit: NASA, via CPA".
constexpr std::array<std::string_view, 12> kCreditLabels = {"image",  "picture", "photo",    "photograph",
                                                            "credit", "foto",    "fotos",    "bild",
                                                            "video",  "grafik",  "\xC2\xA9", "photos"};

// A short text ends with one of these: picture credits.
constexpr std::array<std::string_view, 10> kCreditEnds = {
    "via ap)",   "/ap)",        "via reuters)",   "/afp)",    "via getty images)",
    "/reuters)", "file photo)", "/getty images)", "via afp)", "ap photo)"};

// Longer texts are no lines of furniture, whatever they say.
constexpr std::size_t kMaxOpened = 260;
constexpr std::size_t kMaxWhole = 60;
constexpr std::size_t kMaxErrorTitle = 90;
constexpr std::size_t kMaxConsent = 4000;

std::string without_numbers(std::string_view key) {
  std::string words;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::string_view word = key.substr(begin, end - begin);
    if (!word.empty() && word.find_first_not_of("0123456789") != std::string_view::npos) {
      if (!words.empty()) words.push_back(' ');
      words.append(word);
    }
    begin = end + 1;
  }
  return words;
}

// "(Ivana Perl, CPA)", "(Foto: Eva Muster/dpa)": a person and a short capital or agency name in closing brackets.
bool is_name_and_agency(std::string_view text) {
  const std::size_t open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string_view::npos || text.size() - open > 60) return false;
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  const std::size_t cut = inside.find_last_of(",/");
  if (cut == std::string_view::npos || cut < 5) return false;
  const TextShape name = shape_of(inside.substr(0, cut));
  if (name.words < 2 || name.words > 6 || name.digits > 0 || name.capitals < name.words) return false;
  return !agency_named(trim(inside.substr(cut + 1))).empty() || is_acronym(trim(inside.substr(cut + 1)));
}

bool ends_with_labelled_credit(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || text.size() - colon > 45 || colon < 4) return false;
  if (shape_of(text.substr(colon + 1)).sentence_ends > 0 || shape_of(text.substr(colon + 1)).words == 0) return false;
  const std::size_t word = text.find_last_of(" (", colon - 1);
  const std::string label = ascii_lower(text.substr(word == std::string_view::npos ? 0 : word + 1,
                                                    colon - (word == std::string_view::npos ? 0 : word + 1)));
  return std::find(kCreditLabels.begin(), kCreditLabels.end(), label) != kCreditLabels.end();
}

bool is_credit(std::string_view text) {
  if (text.size() > 600) return false;
  if (ends_with_labelled_credit(text) || is_name_and_agency(text)) return true;
  if (!text.ends_with(')')) return false;
  const std::string tail = ascii_lower(text.substr(text.size() - std::min<std::size_t>(text.size(), 24)));
  return std::any_of(kCreditEnds.begin(), kCreditEnds.end(), [&](std::string_view end) { return tail.ends_with(end); });
}

Phrase whole_phrase(std::string_view text) {
  // Folded once more, so that the table may be written as people write ("й" loses its mark like every letter).
  static const std::unordered_map<std::string, Phrase> kByKey = [] {
    std::unordered_map<std::string, Phrase> map;
    for (const PhraseRow& row : whole_phrases()) map.emplace(match_key(row.key), row.group->phrase);
    return map;
  }();
  const auto found = kByKey.find(without_numbers(match_key(text)));
  return found == kByKey.end() ? Phrase::none : found->second;
}

Phrase opening_phrase(std::string_view text, const TextShape& shape) {
  for (const PhraseRow& row : phrase_openings()) {
    if (!starts_with_nocase(text, row.key)) continue;
    const Phrase phrase = row.group->phrase;
    // A caption or a "Read more" of several sentences is prose that happens to begin so.
    const bool several = shape.sentence_ends > 2 && phrase != Phrase::copyright && phrase != Phrase::comments;
    return several ? Phrase::none : phrase;
  }
  return Phrase::none;
}

}  // namespace

Phrase phrase_of(std::string_view text, const TextShape& shape, const Rules& rules) {
  if (rules.on(Rule::credits) && is_credit(text)) return Phrase::caption;
  if (text.starts_with('<') && text.ends_with('>')) return Phrase::furniture;  // markup printed by mistake
  if (shape.characters > kMaxOpened) return Phrase::none;
  if (rules.on(Rule::whole_phrases) && shape.characters <= kMaxWhole) {
    const Phrase whole = whole_phrase(text);
    if (whole != Phrase::none) return whole;
  }
  return rules.on(Rule::phrase_openings) ? opening_phrase(text, shape) : Phrase::none;
}

std::string_view reason_of(Phrase phrase) noexcept {
  switch (phrase) {
    case Phrase::none:
      return "text";
    case Phrase::furniture:
      return "furniture phrase";
    case Phrase::tail_list:
      return "heading of other stories";
    case Phrase::tail_end:
    case Phrase::comments:
      return "tail marker";
    case Phrase::tags:
      return "tags";
    case Phrase::copyright:
      return "copyright line";
    case Phrase::caption:
      return "caption or picture credit";
  }
  return "text";
}

bool is_error_title(std::string_view title) {
  // The whole title, or its first words before a few more.
  static constexpr std::array<std::string_view, 11> kOpenings = {"404",
                                                                 "not found",
                                                                 "error 404",
                                                                 "403 forbidden",
                                                                 "access denied",
                                                                 "just a moment",
                                                                 "are you a robot",
                                                                 "attention required",
                                                                 "robot check",
                                                                 "service unavailable",
                                                                 "internal server error"};
  // Anywhere in it.
  static constexpr std::array<std::string_view, 19> kParts = {"page not found",
                                                              "page cannot be found",
                                                              "page can t be found",
                                                              "page does not exist",
                                                              "page doesn t exist",
                                                              "cannot find that page",
                                                              "cannot find the page",
                                                              "bad gateway",
                                                              "seite nicht gefunden",
                                                              "seite wurde nicht gefunden",
                                                              "page introuvable",
                                                              "pagina no encontrada",
                                                              "pagina nao encontrada",
                                                              "pagina non trovata",
                                                              "pagina niet gevonden",
                                                              "страница не наидена",
                                                              "sayfa bulunamadi",
                                                              "halaman tidak ditemukan",
                                                              "页面不存在"};
  const std::string key = match_key(title);
  if (key.size() > kMaxErrorTitle) return false;
  const auto opens = [&](std::string_view wanted) {
    return key == wanted || (key.starts_with(wanted) && key.size() < wanted.size() + 30 && key[wanted.size()] == ' ');
  };
  return std::any_of(kOpenings.begin(), kOpenings.end(), opens) ||
         std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return key.find(part) != std::string::npos; });
}

bool offers_subscription(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kStems = {"subscri", "abonn",   "abo ",     "suscri",   "assinatura",
                                                             "assine",  "abbonat", "prenumer", "langganan"};
  static constexpr std::array<std::string_view, 26> kOffers = {
      "read",      "reading", "unlimited", "access",  "month",   "cancel", "trial",   "free",   "log",
      "login",     "account", "offer",     "already", "support", "lesen",  "monat",   "testen", "kostenlos",
      "einloggen", "zugang",  "lire",      "mois",    "leer",    "mes",    "leggere", "accedi"};
  if (text.size() > 600) return false;
  const std::string key = match_key(text) + " ";
  if (std::none_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
        const std::size_t at = key.find(stem);
        return at != std::string::npos && (at == 0 || key[at - 1] == ' ');
      }))
    return false;
  std::size_t words = 0;
  std::size_t offers = 0;
  for (const std::string& word : words_of(text)) {
    ++words;
    offers += static_cast<std::size_t>(std::count(kOffers.begin(), kOffers.end(), word));
  }
  return offers >= 2 && offers * 15 >= words;
}

bool asks_consent(std::string_view text) {
  if (text.size() > kMaxConsent) return false;
  static constexpr std::array<std::string_view, 22> kPersons = {
      "we",   "our", "us",    "you",  "your",  "wir", "unsere",   "uns",   "sie", "ihre", "ihnen",
      "nous", "nos", "notre", "vous", "votre", "vos", "nosotros", "usted", "tus", "noi",  "vi"};
  if (text.find("ookie") == std::string_view::npos && text.find("onsent") == std::string_view::npos &&
      text.find("personal information") == std::string_view::npos) {
    return false;
  }
  std::size_t persons = 0;
  std::size_t words = 0;
  for (const std::string& word : words_of(text)) {
    ++words;
    persons += static_cast<std::size_t>(std::count(kPersons.begin(), kPersons.end(), word));
  }
  return persons >= 2 && persons * 20 >= words && consent_words(text) + 1 >= 2;
}

std::size_t consent_words(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "cookie",      "cookies",      "consent",     "privacy",      "personalised",    "personalized",
      "datenschutz", "einwilligung", "zustimmen",   "consentement", "confidentialite", "gdpr",
      "tracking",    "partners",     "partenaires", "accord",       "refuser",         "accepter",
      "socios",      "aceptar",      "partner",     "akzeptieren"};
  std::size_t count = 0;
  for (const std::string& word : words_of(text)) {
    count += static_cast<std::size_t>(std::count(kWords.begin(), kWords.end(), word));
  }
  return count;
}

}  // namespace dateline
