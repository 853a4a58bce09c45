#include "common/dates/day_parts.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_set>

namespace dateline {
namespace {

constexpr std::size_t kLongestMonthBytes = 64;

using Words = std::unordered_set<std::string>;

Words folded(std::span<const std::string_view> words) {
  Words out;
  for (const std::string_view word : words) out.insert(fold_name(word));
  return out;
}

constexpr auto kGlueWords = std::to_array<std::string_view>({
    "of",   "de",  "del", "d",    "do",   "da",   "di",   "the", "den", "der", "ta",  "dell",
    "na",   "năm", "พ",   "ศ",    "ค",    "ปี",    "ឆ្នាំ",  "ປີ",   "من",  "عام", "سنة", "mwaka",
    "anno", "año", "ano", "roku", "року", "года", "ngày", "a",   "o",   "ng",  "ni",
});
constexpr auto kYearWords = std::to_array<std::string_view>({
    "m", "metų", "gada", "ж",   "жылғы", "жылы", "жыл", "жылдын",  "yil",    "yili", "il", "ko",    "eko",
    "e", "оны",  "он",   "год", "года",  "წლის", "թ",   "թվականի", "թվական", "ခုနှစ်",  "ý",  "ýylyň",
});
constexpr auto kOrdinals = std::to_array<std::string_view>({
    "st", "nd", "rd", "th", "er", "re", "ere", "e",  "ème", "eme", "te", "ten", "ter", "го", "ого",
    "й",  "е",  "η",  "ης", "o",  "º",  "ª",   "an", "ain", "d",   "р",  "ші",  "ші",  "a",  "an",
});

const Words& glue_words() {
  static const Words words = folded(kGlueWords);
  return words;
}
const Words& year_words() {
  static const Words words = folded(kYearWords);
  return words;
}
const Words& ordinals() {
  static const Words words = folded(kOrdinals);
  return words;
}

bool is_glue_sign(char sign) { return sign == ',' || sign == '.' || sign == '-' || sign == '/' || sign == '\''; }

}  // namespace

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool DayParts::is_year(std::size_t i) const { return tokens_.is_number(i, 4, 4) && value(i) >= 1000; }

// Reign years: 令和5年 is 2018 + 5, 民國112年 is 1911 + 112.  0: no era stands there.
std::uint64_t DayParts::era_start(std::size_t anchor) const {
  struct Era {
    std::string_view first, second;
    std::uint64_t start;
  };
  constexpr auto kEras = std::to_array<Era>({{"令", "和", 2018},
                                             {"平", "成", 1988},
                                             {"昭", "和", 1925},
                                             {"大", "正", 1911},
                                             {"民", "國", 1911},
                                             {"民", "国", 1911}});
  if (anchor < 2 || !tokens_.is_number(anchor, 1, 3) || !tokens_.is_word(anchor + 1, "年")) return 0;
  for (const Era& era : kEras) {
    if (tokens_.is_word(anchor - 2, era.first) && tokens_.is_word(anchor - 1, era.second)) return era.start;
  }
  return 0;
}

bool DayParts::is_day(std::size_t i) const { return tokens_.is_number(i, 1, 2) && value(i) >= 1 && value(i) <= 31; }

// "1st", "31.", "1er", "31º", "31-го".
std::size_t DayParts::skip_ordinal(std::size_t i) const {
  const auto is_ordinal = [&](std::size_t at) {
    return tokens_.is_word(at) && tokens_.attached(at) && tokens_.at(at).size() <= 8 &&
           ordinals().contains(fold_name(tokens_.at(at)));
  };
  if (is_ordinal(i)) return i + 1;
  if (tokens_.is_sign(i, '-') && tokens_.attached(i) && is_ordinal(i + 1)) return i + 2;
  return i;
}

std::size_t DayParts::skip_glue(std::size_t i, unsigned most) const {
  for (unsigned n = 0; n < most && i < tokens_.size(); ++n, ++i) {
    const DateToken& token = tokens_.tokens[i];
    const bool glue = token.kind == DateTokenKind::sign ? is_glue_sign(token.sign)
                                                        : tokens_.is_word(i) && tokens_.at(i).size() <= 16 &&
                                                              glue_words().contains(fold_name(tokens_.at(i))) &&
                                                              !one_month_at(i);  // "พ." of "พ.ศ.", but not of "พ.ค."
    if (!glue) break;
  }
  return i;
}

// Behind a year that comes first: ". ", "-yil ", " m. ", "(e)ko ".
std::size_t DayParts::skip_year_words(std::size_t i, bool& has_word) const {
  for (unsigned n = 0; n < 5 && i < tokens_.size(); ++n, ++i) {
    const DateToken& token = tokens_.tokens[i];
    if (token.kind == DateTokenKind::sign && (is_glue_sign(token.sign) || token.sign == '(' || token.sign == ')'))
      continue;
    if (!tokens_.is_word(i) || tokens_.at(i).size() > 32 || !year_words().contains(fold_name(tokens_.at(i)))) break;
    has_word = true;
  }
  return i;
}

// "tháng 8", "8-р сарын".
std::optional<NamedMonth> DayParts::numbered_month_at(std::size_t i) const {
  const auto month = [&](std::size_t at) { return tokens_.is_number(at, 1, 2) && value(at) >= 1 && value(at) <= 12; };
  const auto named = [&](std::size_t at, std::size_t end) {
    return NamedMonth{{static_cast<unsigned>(value(at)), Calendar::gregorian, false}, end};
  };
  if (tokens_.is_word(i) && one_of(fold_name(tokens_.at(i).substr(0, 16)), {"thang", "thg"}) && month(i + 1)) {
    return named(i + 1, i + 2);
  }
  if (!month(i)) return std::nullopt;
  const std::size_t unit = tokens_.is_sign(i + 1, '-') && tokens_.is_word(i + 2, "р") ? i + 3 : i + 1;
  if (tokens_.is_word(unit) && one_of(tokens_.at(unit), {"сарын", "сар"})) return named(i, unit + 1);
  return std::nullopt;
}

std::optional<NamedMonth> DayParts::one_month_at(std::size_t i) const {
  if (!tokens_.is_word(i)) return numbered_month_at(i);
  if (tokens_.at(i).size() > kLongestMonthBytes) return std::nullopt;
  const std::string word = fold_name(tokens_.at(i));
  const auto joined = [&](std::size_t with, std::string_view between) -> std::optional<NamedMonth> {
    if (!tokens_.is_word(with) || tokens_.at(with).size() > kLongestMonthBytes) return std::nullopt;
    const MonthName name = month_by_name(word + std::string(between) + fold_name(tokens_.at(with)), language_);
    return name ? std::optional(NamedMonth{name, with + 1}) : std::nullopt;
  };
  if (starts_long_month(word)) {
    if (const auto month = joined(i + 1, " ")) return month;
  }
  if (const MonthName name = month_by_name(word, language_)) return NamedMonth{name, i + 1};
  // "ส.ค.": the points are inside the abbreviation.
  if (word.size() <= 12 && tokens_.is_sign(i + 1, '.') && tokens_.attached(i + 1) && tokens_.attached(i + 2)) {
    if (const auto month = joined(i + 2, "")) return month;
  }
  return numbered_month_at(i);
}

// Arabic pages give both names of a month: "31 أغسطس/آب 2023".
std::optional<NamedMonth> DayParts::month_at(std::size_t i) const {
  auto month = one_month_at(i);
  if (!month) return month;
  const std::size_t slash = month->end;
  const bool bracket = tokens_.is_sign(slash, '(');
  if (!bracket && !tokens_.is_sign(slash, '/')) return month;
  if (!tokens_.is_word(slash + 1)) return month;
  const auto twin = one_month_at(slash + 1);
  if (!twin || twin->name.month != month->name.month) return month;
  month->end = bracket && tokens_.is_sign(twin->end, ')') ? twin->end + 1 : twin->end;
  return month;
}

}  // namespace dateline
