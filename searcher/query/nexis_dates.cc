#include "searcher/query/nexis_dates.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

enum class Comparison : std::uint8_t { is, after, before, from, up_to };

struct Name {
  std::string_view name;
  Comparison comparison;
};

constexpr std::array<Name, 13> kNames{{{"IS", Comparison::is},
                                       {"=", Comparison::is},
                                       {"EQ", Comparison::is},
                                       {"AFT", Comparison::after},
                                       {"AFTER", Comparison::after},
                                       {">", Comparison::after},
                                       {"BEF", Comparison::before},
                                       {"BEFORE", Comparison::before},
                                       {"<", Comparison::before},
                                       {"GEQ", Comparison::from},
                                       {">=", Comparison::from},
                                       {"LEQ", Comparison::up_to},
                                       {"<=", Comparison::up_to}}};

const Name* find_name(std::string_view word) noexcept {
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& each) { return each.name == word; });
  return found == kNames.end() ? nullptr : found;
}

// With slashes it is one day, and not our "from this to that".
std::optional<DayRange> days_of(std::string_view date, std::chrono::local_days today) {
  if (date.find('/') == std::string_view::npos) {
    if (const auto range = parse_day_range(date, today)) return range;
  }
  const auto day = parse_date(date, "en-US");
  if (!day) return std::nullopt;
  return DayRange{first_day(*day), last_day(*day), false};
}

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return out;
}

bool is_sign(char c) noexcept { return c == '<' || c == '>' || c == '='; }

// Brackets and commas part words, and so does the begin and end of a run of signs.
std::vector<std::string> words_and_signs(std::string_view text) {
  std::vector<std::string> words;
  bool parted = true;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '(' || c == ')' || c == ',' || c == '"') {
      parted = true;
      continue;
    }
    if (parted || is_sign(c) != is_sign(words.back().back())) words.emplace_back();
    words.back() += c;
    parted = false;
  }
  return words;
}

}  // namespace

bool compares_dates(std::string_view word) noexcept { return find_name(word) != nullptr; }

std::vector<NexisDateCondition> date_conditions(std::string_view inside) {
  std::vector<NexisDateCondition> conditions;
  NexisDateCondition next{.comparison = "IS", .date = {}};
  const auto end_condition = [&](std::string comparison) {
    if (!next.date.empty()) conditions.push_back(std::move(next));
    next = {.comparison = std::move(comparison), .date = {}};
  };
  for (const std::string& word : words_and_signs(inside)) {
    const std::string upper = capitals(word);
    if (upper == "AND") {
      end_condition("IS");
    } else if (compares_dates(upper)) {
      end_condition(upper);
    } else {
      next.date += (next.date.empty() ? "" : " ") + word;
    }
  }
  end_condition({});
  return conditions;
}

std::optional<DayRange> nexis_days(std::string_view comparison, std::string_view date, std::chrono::local_days today) {
  constexpr std::size_t kLongestDate = 64;
  const Name* const name = find_name(comparison);
  if (date.size() > kLongestDate) return std::nullopt;
  const auto days = days_of(date, today);
  if (name == nullptr || !days || days->undated || !days->first || !days->last) return std::nullopt;
  switch (name->comparison) {
    case Comparison::is:
      return days;
    case Comparison::after:
      return DayRange{*days->last + std::chrono::days{1}, std::nullopt, false};
    case Comparison::before:
      return DayRange{std::nullopt, *days->first - std::chrono::days{1}, false};
    case Comparison::from:
      return DayRange{days->first, std::nullopt, false};
    case Comparison::up_to:
      return DayRange{std::nullopt, days->last, false};
  }
  return std::nullopt;
}

}  // namespace dateline
