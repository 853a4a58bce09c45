#include "common/dates/time_words.h"

#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/dates/names.h"

namespace dateline {
namespace {

struct HalfWord {
  std::string_view word;
  HalfOfDay half;
};
// Only words that mean nothing else beside a time.  CJK ones are two single-character tokens: see half_at().
constexpr auto kHalves = std::to_array<HalfWord>({
    {"am", HalfOfDay::am},
    {"pm", HalfOfDay::pm},
    {"πμ", HalfOfDay::am},
    {"μμ", HalfOfDay::pm},
    {"ص", HalfOfDay::am},
    {"م", HalfOfDay::pm},
    {"sa", HalfOfDay::am},
    {"ch", HalfOfDay::pm},
    {"öö", HalfOfDay::am},
    {"ös", HalfOfDay::pm},
    {"قظ", HalfOfDay::am},
    {"بظ", HalfOfDay::pm},
    {"पूर्वाह्न", HalfOfDay::am},
    {"अपराह्न", HalfOfDay::pm},
});

constexpr auto kUnits = std::to_array<std::string_view>({"uhr", "h", "hs", "hrs", "hr", "hours", "น", "godz", "óra",
                                                         "oras", "ч", "horas", "heures", "ore", "hodin", "uur"});

constexpr auto kAnnouncers = std::to_array<std::string_view>({
    "at",      "um",      "kl",     "klo",    "kello", "as",    "a",    "las",     "alle",  "ore",   "ora",  "orele",
    "ob",      "o",       "v",      "в",      "у",     "о",     "godz", "godzina", "pukul", "jam",   "saat", "klukkan",
    "klockan", "klokken", "om",     "luc",    "เวลา",  "ve",    "u",    "στις",    "ώρα",   "h",     "hora", "horas",
    "ساعت",    "الساعة",  "الساعه", "بتوقیت", "בשעה",  "plkst", "ur",   "kell",    "lucu",  "heure", "fra",
});
constexpr auto kOtherGlue = std::to_array<std::string_view>({
    "on",  "г",    "год",  "года", "р",   "року", "рік",  "roku",    "r",         "m",      "d",    "gada",
    "год", "жыл",  "жылы", "ж",    "il",  "yil",  "yili", "წ",       "წელი",      "თ",      "թ",    "a",
    "el",  "le",   "the",  "den",  "dia", "de",   "am",   "updated", "published", "posted", "last", "time",
    "ist", "ngay", "на",   "do",   "da",  "เมื่อ",  "بشكل", "يوم",     "på",        "pa",     "i",    "in",
});

constexpr std::size_t kLongestGlueBytes = 24;

using Words = std::unordered_set<std::string>;

Words folded(std::span<const std::string_view> words) {
  Words out;
  for (const std::string_view word : words) out.insert(fold_name(word));
  return out;
}

const Words& unit_words() {
  static const Words words = folded(kUnits);
  return words;
}
const Words& announcers() {
  static const Words words = folded(kAnnouncers);
  return words;
}
const Words& other_glue() {
  static const Words words = folded(kOtherGlue);
  return words;
}

std::unordered_map<std::string, HalfOfDay> folded_halves() {
  std::unordered_map<std::string, HalfOfDay> out;
  for (const HalfWord& row : kHalves) out.emplace(fold_name(row.word), row.half);
  return out;
}

HalfOfDay half_by_name(std::string_view word) {
  static const std::unordered_map<std::string, HalfOfDay> halves = folded_halves();
  const auto row = halves.find(fold_name(word));
  return row == halves.end() ? HalfOfDay::none : row->second;
}

// "a.m.", "p. m.": letter, point, letter, and a point that may be missing.
std::optional<HalfWordAt> dotted_half(const TokenText& tokens, std::size_t i) {
  if (!tokens.is_word(i) || !tokens.is_sign(i + 1, '.') || !tokens.is_word(i + 2)) return std::nullopt;
  const std::string_view first = tokens.at(i), second = tokens.at(i + 2);
  if (first.size() + second.size() > kLongestGlueBytes) return std::nullopt;
  const HalfOfDay half = half_by_name(std::string(first) + std::string(second));
  if (half == HalfOfDay::none) return std::nullopt;
  return HalfWordAt{half, tokens.is_sign(i + 3, '.') ? i + 4 : i + 3};
}

std::optional<HalfWordAt> cjk_half(const TokenText& tokens, std::size_t i) {
  struct Row {
    std::string_view first, second;
    HalfOfDay half;
  };
  constexpr auto kRows = std::to_array<Row>({{"上", "午", HalfOfDay::am},
                                             {"午", "前", HalfOfDay::am},
                                             {"오", "전", HalfOfDay::am},
                                             {"下", "午", HalfOfDay::pm},
                                             {"午", "後", HalfOfDay::pm},
                                             {"오", "후", HalfOfDay::pm},
                                             {"凌", "晨", HalfOfDay::am},
                                             {"早", "上", HalfOfDay::am},
                                             {"晚", "上", HalfOfDay::pm}});
  for (const Row& row : kRows) {
    if (tokens.is_word(i, row.first) && tokens.is_word(i + 1, row.second)) return HalfWordAt{row.half, i + 2};
  }
  return std::nullopt;
}

}  // namespace

HalfWordAt half_at(const TokenText& tokens, std::size_t i) {
  if (!tokens.is_word(i) || tokens.at(i).size() > kLongestGlueBytes) return {HalfOfDay::none, i};
  if (const auto hit = cjk_half(tokens, i)) return *hit;
  if (const auto hit = dotted_half(tokens, i)) return *hit;
  const HalfOfDay half = half_by_name(tokens.at(i));
  return {half, half == HalfOfDay::none ? i : i + 1};
}

bool is_time_unit(const TokenText& tokens, std::size_t i) {
  return tokens.is_word(i) && tokens.at(i).size() <= kLongestGlueBytes &&
         unit_words().contains(fold_name(tokens.at(i)));
}

bool announces_time(const TokenText& tokens, std::size_t i) {
  return tokens.is_word(i) && tokens.at(i).size() <= kLongestGlueBytes &&
         announcers().contains(fold_name(tokens.at(i)));
}

bool is_time_glue(const TokenText& tokens, std::size_t i) {
  if (i >= tokens.size()) return false;
  const DateToken& token = tokens.tokens[i];
  constexpr std::string_view kSigns = ",-|.();:/'";
  if (token.kind == DateTokenKind::sign) return token.sign != 0 && kSigns.find(token.sign) != std::string_view::npos;
  if (token.kind != DateTokenKind::word || tokens.at(i).size() > kLongestGlueBytes) return false;
  const std::string word = fold_name(tokens.at(i));
  return announcers().contains(word) || other_glue().contains(word) || (word.size() > 2 && weekday_by_name(word) != 0);
}

}  // namespace dateline
