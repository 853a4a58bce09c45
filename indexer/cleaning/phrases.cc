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

}  // namespace

Phrase phrase_of(std::string_view text, const TextShape& shape) {
  if (is_credit(text)) return Phrase::caption;
  if (text.starts_with('<') && text.ends_with('>')) return Phrase::furniture;  // markup printed by mistake
  if (shape.characters > 260) return Phrase::none;
  for (const PhraseRow& row : phrase_openings()) {
    if (!starts_with_nocase(text, row.key)) continue;
    // A caption or a "Read more" of several sentences is prose that happens to begin so.
    if (shape.sentence_ends > 2 && row.phrase != Phrase::copyright && row.phrase != Phrase::tail_end)
      return Phrase::none;
    return row.phrase;
  }
  if (shape.characters > 60) return Phrase::none;
  // Folded once more, so that the table may be written as people write ("й" loses its mark like every letter).
  static const std::unordered_map<std::string, Phrase> kByKey = [] {
    std::unordered_map<std::string, Phrase> map;
    for (const PhraseRow& row : whole_phrases()) map.emplace(match_key(row.key), row.phrase);
    return map;
  }();
  const auto found = kByKey.find(without_numbers(match_key(text)));
  return found == kByKey.end() ? Phrase::none : found->second;
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
  static constexpr std::array<std::string_view, 18> kTitles = {"404",
                                                               "page not found",
                                                               "not found",
                                                               "404 not found",
                                                               "error 404",
                                                               "403 forbidden",
                                                               "access denied",
                                                               "just a moment",
                                                               "attention required",
                                                               "are you a robot",
                                                               "robot check",
                                                               "service unavailable",
                                                               "bad gateway",
                                                               "internal server error",
                                                               "seite nicht gefunden",
                                                               "page introuvable",
                                                               "pagina no encontrada",
                                                               "pagina non trovata"};
  const std::string key = match_key(title);
  return std::any_of(kTitles.begin(), kTitles.end(), [&](std::string_view wanted) {
    return key == wanted || (key.starts_with(wanted) && key.size() < wanted.size() + 30 && (key[wanted.size()] == ' '));
  });
}

bool asks_consent(std::string_view text) {
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
