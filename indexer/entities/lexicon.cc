#include "indexer/entities/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/territories.h"
#include "indexer/entities/cities.h"
#include "indexer/entities/tables.h"
#include "indexer/entities/tokens.h"

namespace dateline {
namespace {

// Languages with case whose texts get names in their own language.  Scripts without case have caseless.cc.
constexpr std::array<std::string_view, 29> kLanguages{"de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi",
                                                      "pl", "cs", "sk", "sl", "hr", "sr", "bs", "hu", "ro", "bg",
                                                      "ru", "uk", "be", "el", "tr", "id", "ms", "vi", "ca"};

template <typename Use>
void for_each_piece(std::string_view text, char separator, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string with_blanks(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

// The words of a name as tokenize() parts them, keys with one blank between.
std::vector<std::string> keys_of(std::string_view name) {
  std::vector<std::string> keys;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) keys.push_back(lexicon_key(word));
    if (!keys.empty() && keys.back().empty()) keys.pop_back();
    word.clear();
  };
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '&' || c == ',' || c == '(' || c == ')' || c == '/') {
      finish();
    } else {
      word += c;
    }
  }
  finish();
  return keys;
}

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }

bool is_acronym(std::string_view name) {
  return name.size() <= 5 &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_upper_ascii(c) || c == '.'; });
}

// Endings that Slavic nouns in Cyrillic letters take; adjectives ("российский") take others.
bool is_case_ending(std::string_view ending) {
  static constexpr std::array<std::string_view, 20> kEndings{"",   "а",  "я",  "у",  "ю",  "е",  "и",  "ы",  "і", "ой",
                                                             "ей", "ом", "ем", "ью", "ии", "ию", "ия", "ий", "ь", "й"};
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool is_cyrillic(std::string_view key) {
  return key.size() > 8 && (key[0] == '\xD0' || key[0] == '\xD1') && key.find(' ') == std::string_view::npos;
}

// The name without the ending of its nominative: "Россия" -> "росси", "Украина" -> "украин".
std::string_view stem_of(std::string_view key) {
  static constexpr std::array<std::string_view, 8> kEnds{"а", "я", "е", "и", "ы", "й", "ь", "о"};
  const std::string_view last = key.substr(key.size() - 2);
  return std::find(kEnds.begin(), kEnds.end(), last) == kEnds.end() ? key : key.substr(0, key.size() - 2);
}

}  // namespace

void Gazetteer::add(std::string_view name, const KnownName& known) {
  const std::vector<std::string> keys = keys_of(name);
  if (keys.empty()) return;
  std::string joined;
  for (const std::string& key : keys) joined += (joined.empty() ? "" : " ") + key;
  if (joined.size() < 2) return;
  std::size_t& longest = longest_[keys.front()];
  longest = std::max(longest, keys.size());
  if (is_cyrillic(joined)) stems_.try_emplace(std::string(stem_of(joined)), joined);
  names_.try_emplace(joined, std::move(known));  // the first one stays
}

const KnownName* Gazetteer::find_inflected(std::string_view key) const {
  if (!is_cyrillic(key)) return nullptr;
  constexpr std::size_t kLongestEnding = 4;  // two letters
  for (std::size_t cut = 0; cut <= kLongestEnding && key.size() > cut + 6; cut += 2) {
    const auto stem = stems_.find(std::string(key.substr(0, key.size() - cut)));
    if (stem != stems_.end() && is_case_ending(key.substr(key.size() - cut))) return find(stem->second);
  }
  return nullptr;
}

const KnownName* Gazetteer::find(std::string_view key) const {
  const auto found = names_.find(std::string(key));
  return found == names_.end() ? nullptr : &found->second;
}

std::size_t Gazetteer::longest_from(std::string_view first_word) const {
  const auto found = longest_.find(std::string(first_word));
  return found == longest_.end() ? 0 : found->second;
}

Lexicon::Lexicon() {
  read_words();
  read_known_names();
  read_territories();
  read_long_names();
  read_cities();
}

WordClasses Lexicon::classes(const std::string& key) const {
  const auto found = classes_.find(key);
  return found == classes_.end() ? WordClasses{} : found->second;
}

const Gazetteer* Lexicon::in_language(std::string_view language) const {
  const auto found = by_language_.find(std::string(language.substr(0, language.find('-'))));
  return found == by_language_.end() ? nullptr : &found->second;
}

void Lexicon::read_words() {
  const auto mark = [this](WordBlocks blocks, auto set) {
    for (const std::string_view block : blocks) {
      for_each_piece(block, ' ', [&](std::string_view word) { set(classes_[lexicon_key(word)]); });
    }
  };
  mark(common_words(), [](WordClasses& c) { c.common = true; });
  mark(given_names(), [](WordClasses& c) { c.given = true; });
  mark(leading_family_names(), [](WordClasses& c) { c.family_first = true; });
  mark(honorifics(), [](WordClasses& c) { c.honorific = true; });
  mark(roles(), [](WordClasses& c) { c.role = true; });
  mark(role_modifiers(), [](WordClasses& c) { c.role_modifier = true; });
  mark(speech_verbs(), [](WordClasses& c) { c.speech = true; });
  mark(particles(), [](WordClasses& c) { c.particle = true; });
  mark(organization_tails(), [](WordClasses& c) { c.org_tail = true; });
  mark(weak_organization_tails(), [](WordClasses& c) { c.weak_org_tail = c.org_tail = true; });
  mark(organization_heads(), [](WordClasses& c) { c.org_head = true; });
  mark(public_body_tails(), [](WordClasses& c) { c.public_body = true; });
  mark(organization_cues(), [](WordClasses& c) { c.org_cue = true; });
  mark(place_tails(), [](WordClasses& c) { c.place_tail = true; });
  mark(place_heads(), [](WordClasses& c) { c.place_head = true; });
  mark(demonyms(), [](WordClasses& c) { c.demonym = true; });
  mark(never_names(), [](WordClasses& c) { c.never = true; });
  mark(foreign_function_words(), [](WordClasses& c) { c.foreign_never = true; });
  mark(other_acronyms(), [](WordClasses& c) { c.other_acronym = true; });
  for (const std::string_view row : peoples()) {
    for_each_piece(row.substr(3), ' ', [&](std::string_view word) { peoples_[word] = row.substr(0, 2); });
  }
}

std::string_view Lexicon::country_of_people(std::string_view key) const {
  const auto found = peoples_.find(key);
  return found == peoples_.end() ? std::string_view{} : found->second;
}

void Lexicon::read_known_names() {
  for (const std::string_view row : known_organizations()) {
    const std::string canonical(row.substr(0, row.find('|')));
    for_each_piece(row, '|', [&](std::string_view alias) {
      const std::string name = with_blanks(alias);
      // Two or three letters are a word as often as not unless they are capitals; "Nato" and "Unesco" are written.
      const bool acronym = name.size() <= 3 && (alias != canonical || is_acronym(canonical));
      english_.add(name, {EntityKind::organization, canonical, {}, acronym});
    });
  }
  for (const std::string_view row : known_places()) {
    const std::string_view code = row.substr(0, row.find('|'));
    const std::string country(code == "--" ? std::string_view() : code);
    for_each_piece(row.substr(code.size()), '|', [&](std::string_view alias) {
      const std::string name = with_blanks(alias);
      english_.add(name, {EntityKind::place, name, country, is_acronym(name)});
    });
  }
}

void Lexicon::read_territories() {
  for (const std::string_view language : kLanguages) by_language_[std::string(language)];
  std::unordered_map<std::string, std::string> standard;  // "de DE" -> "Deutschland"
  for (const TerritoryName& name : territory_names()) {
    if (name.standard) standard.emplace(std::string(name.language) + ' ' + std::string(name.code), name.name);
  }
  for (const TerritoryName& name : territory_names()) {
    const std::string code(name.code);
    if (code == "AQ") continue;
    if (name.language == "en") {
      english_.add(name.name, {EntityKind::place, country_name(code), code, is_acronym(name.name)});
      english_.add(country_name(code), {EntityKind::place, country_name(code), code, false});
      continue;
    }
    const auto gazetteer = by_language_.find(std::string(name.language));
    if (gazetteer == by_language_.end()) continue;
    const auto shown = standard.find(gazetteer->first + ' ' + code);
    const std::string canonical(shown == standard.end() ? std::string(name.name) : shown->second);
    gazetteer->second.add(name.name, {EntityKind::place, canonical, code, is_acronym(name.name)});
  }
}

// Countries' long names as the tokenizer leaves them: without possessives.
void Lexicon::read_long_names() {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{
      {{"Democratic People Republic of Korea", "KP"},
       {"People Republic of China", "CN"},
       {"Lao People Democratic Republic", "LA"},
       {"People Republic of Bangladesh", "BD"},
       {"Great Britain", "GB"},
       {"Britain", "GB"}}};
  for (const auto& [name, code] : kNames)
    english_.add(name, {EntityKind::place, country_name(code), std::string(code), false});
}

void Lexicon::read_cities() {
  for (City& city : cities_in("en")) english_.add(city.name, {EntityKind::place, city.name, city.country, false});
  for (auto& [language, gazetteer] : by_language_) {
    for (City& city : cities_in(language))
      gazetteer.add(city.name, {EntityKind::place, city.name, city.country, false});
  }
}

}  // namespace dateline
