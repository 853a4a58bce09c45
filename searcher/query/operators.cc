#include "searcher/query/operators.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace dateline {
namespace {

struct Name {
  std::string_view name;
  NodeKind kind;
  bool stands_alone;  // without a slash: "W" alone is somebody's initial
};

constexpr std::array<Name, 4> kNames{{{"NEAR", NodeKind::near, true},
                                      {"W", NodeKind::near, false},
                                      {"ADJ", NodeKind::before, true},
                                      {"PRE", NodeKind::before, false}}};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_digit_or_point(char c) noexcept { return is_digit(c) || c == '.'; }

// Sets reach and number from what stands behind the slash.
bool read_reach(std::string_view text, DistanceOperator& what) noexcept {
  if (what.kind == NodeKind::near && (text == "S" || text == "P")) {
    what.reach = text == "S" ? Reach::sentence : Reach::paragraph;
    what.number = 0;
    return true;
  }
  const auto number = whole_number(text);
  if (number) what.number = *number;
  return number.has_value();
}

std::string upper_ascii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return upper;
}

}  // namespace

std::optional<std::uint32_t> whole_number(std::string_view text) noexcept {
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} ? number : std::numeric_limits<std::uint32_t>::max();
}

std::optional<DistanceOperator> distance_operator(std::string_view word) noexcept {
  constexpr std::string_view kNot = "NOT ";
  const bool negated = word.starts_with(kNot);
  if (negated) word.remove_prefix(kNot.size());
  const std::size_t slash = std::min(word.find('/'), word.size());
  const auto name =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& each) { return each.name == word.substr(0, slash); });
  if (name == kNames.end()) return std::nullopt;
  DistanceOperator what{.kind = name->kind};
  if (slash == word.size() ? !name->stands_alone : !read_reach(word.substr(slash + 1), what)) return std::nullopt;
  if (negated && what.kind != NodeKind::near) return std::nullopt;
  if (negated) what.kind = NodeKind::not_near;
  return what;
}

std::string to_string(const DistanceOperator& what) {
  const std::string negation = what.kind == NodeKind::not_near ? "NOT " : "";
  if (what.reach != Reach::words) return negation + (what.reach == Reach::sentence ? "W/S" : "W/P");
  return negation + (what.kind == NodeKind::before ? "PRE/" : "NEAR/") + std::to_string(what.number);
}

std::string meant_operator(std::string_view word) {
  if (word.size() > 16 || word.find('/') == std::string_view::npos) return {};
  std::string upper = upper_ascii(word);
  return upper != word && distance_operator(upper) ? upper : std::string{};
}

std::optional<std::uint32_t> times_of(std::string_view word) noexcept {
  constexpr std::string_view kName = "ATLEAST";
  return word.starts_with(kName) ? whole_number(word.substr(kName.size())) : std::nullopt;
}

std::size_t read_modifiers(std::string_view text, Modifiers& modifiers) {
  std::size_t pos = 0;
  while (pos < text.size() && (text[pos] == '~' || text[pos] == '^')) {
    const bool boost = text[pos] == '^';
    std::size_t end = pos + 1;
    while (end < text.size() && (boost ? is_digit_or_point(text[end]) : is_digit(text[end]))) ++end;
    while (text[end - 1] == '.') --end;  // the full stop of a sentence
    const std::string_view digits = text.substr(pos + 1, end - pos - 1);
    if (boost) {
      double value = 1;
      std::from_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
      if (!digits.empty()) modifiers.boost = value;
    } else {
      modifiers.tilde = whole_number(digits).value_or(1);
    }
    pos = end;
  }
  return pos;
}

std::size_t modifiers_begin(std::string_view word) noexcept {
  std::size_t begin = word.size();
  while (begin > 0) {
    std::size_t mark = begin;
    while (mark > 0 && is_digit_or_point(word[mark - 1])) --mark;
    if (mark < 2 || (word[mark - 1] != '~' && word[mark - 1] != '^')) break;
    begin = mark - 1;
  }
  return begin;
}

double rounded_boost(double boost) noexcept { return std::nearbyint(boost * 1000) / 1000; }

std::string boost_text(double boost) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), boost, std::chars_format::fixed);
  return error == std::errc{} ? std::string(text.data(), end) : std::string("1");
}

}  // namespace dateline
