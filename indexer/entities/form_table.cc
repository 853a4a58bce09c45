#include "indexer/entities/form_table.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_upper(char32_t c) { return c < 0x80 ? is_ascii_upper(c) : u_isUUppercase(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase(static_cast<UChar32>(c)) != 0; }

bool is_abbreviation(std::string_view key) {
  static constexpr std::array<std::string_view, 42> kAbbreviations{
      "mr",  "mrs",  "ms",   "dr",  "prof", "gen", "sen", "rep",  "gov", "lt",  "col", "sgt", "capt", "cmdr",
      "st",  "inc",  "corp", "co",  "ltd",  "jr",  "sr",  "no",   "vs",  "jan", "feb", "mar", "apr",  "aug",
      "sep", "sept", "oct",  "nov", "dec",  "rev", "hon", "bros", "mt",  "ft",  "maj", "adm", "ph",   "messrs"};
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), key) != kAbbreviations.end();
}

bool is_legal_form(std::string_view key) {
  return key == "inc" || key == "corp" || key == "co" || key == "ltd" || key == "bros";
}

Shape shape_of(std::string_view word) {
  std::size_t pos = 0;
  const char32_t first = next_code_point(word, pos);
  if (first >= '0' && first <= '9') return Shape::number;
  if (!is_upper(first)) {
    if (is_lower(first)) return Shape::lower;
    return u_istitle(static_cast<UChar32>(first)) != 0 ? Shape::capital : Shape::other;
  }
  bool all_upper = true;
  while (pos < word.size()) all_upper = !is_lower(next_code_point(word, pos)) && all_upper;
  return all_upper ? Shape::upper : Shape::capital;
}

}  // namespace

std::string lexicon_key(std::string_view word) {
  std::string key;
  key.reserve(word.size());
  bool ascii = true;
  for (const char c : word) {
    if ((c & 0x80) != 0) {
      ascii = false;
      break;
    }
    if (c != '.') key += is_ascii_upper(static_cast<unsigned char>(c)) ? static_cast<char>(c + 32) : c;
  }
  if (ascii) return key;
  key = fold_accents(fold_case(word));
  constexpr std::string_view kCurly = "\u2019";
  for (std::size_t at = key.find(kCurly); at != std::string::npos; at = key.find(kCurly)) {
    key[at] = '\'';
    key.erase(at + 1, kCurly.size() - 1);
  }
  key.erase(std::remove(key.begin(), key.end(), '.'), key.end());
  return key;
}

std::uint32_t WordFormTable::number_of(std::string_view written) {
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(written));
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != kFree; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash && slots_[at].written == written) return slots_[at].number;
  }
  const std::uint32_t number = add_form(written);
  slots_[at] = {hash, number, forms_[number].written};
  if (forms_.size() * 2 > slots_.size()) grow();
  return number;
}

void WordFormTable::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.number == kFree) continue;
    std::size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].number != kFree) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

std::uint32_t WordFormTable::add_form(std::string_view written) {
  Form form;
  form.written = texts_.emplace_back(written);
  form.key = key_number(lexicon_key(written));
  form.shape = shape_of(written);
  const std::string& key = keys_[form.key].text;
  form.initial = form.shape == Shape::upper && key.size() == 1;
  form.abbreviation = is_abbreviation(key);
  form.legal_form = is_legal_form(key);
  for (std::size_t pos = 0; pos < written.size();)
    form.has_capital = is_upper(next_code_point(written, pos)) || form.has_capital;
  forms_.push_back(form);
  return static_cast<std::uint32_t>(forms_.size() - 1);
}

std::uint32_t WordFormTable::key_number(std::string key) {
  const auto [place, is_new] = by_key_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
  if (is_new) {
    const WordClasses classes = lexicon_.classes(key);
    const std::size_t known = std::min<std::size_t>(lexicon_.english().longest_from(key), 255);
    keys_.push_back({std::move(key), classes, static_cast<std::uint8_t>(known)});
  }
  return place->second;
}

void WordFormTable::forget() {
  slots_.assign(1024, {});
  texts_.clear();
  by_key_.clear();
  forms_.clear();
  keys_.clear();
  ++generation_;
}

}  // namespace dateline
