#include "searcher/request/request_words.h"

#include <charconv>
#include <optional>

namespace dateline {
namespace {

constexpr double kMostDays = 36500;
constexpr double kMostWeight = 10;

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0)) return std::nullopt;
  return value;
}

double days_of(char unit) {
  switch (unit) {
    case 'd':
      return 1;
    case 'w':
      return 7;
    case 'm':
      return 30;
    case 'y':
      return 365;
    default:
      return 0;
  }
}

}  // namespace

Mode mode_named(std::string_view name) noexcept {
  return name == "all" ? Mode::all : name == "any" ? Mode::any : Mode::automatic;
}

Sort sort_named(std::string_view name) noexcept {
  return name == "newest" ? Sort::newest : name == "oldest" ? Sort::oldest : Sort::relevance;
}

Dialect dialect_named(std::string_view name) noexcept { return name == "nexis" ? Dialect::nexis : Dialect::dateline; }

CountBy count_by_named(std::string_view name) noexcept {
  return name == "stories" ? CountBy::stories : CountBy::articles;
}

Filter read_filter(const std::string& text, bool exclude) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string::npos || colon + 1 == text.size()) {
    throw Error(ErrorCode::usage, "'" + text + "' is not FIELD:VALUE", text, "for instance source:Ledger");
  }
  return {text.substr(0, colon), text.substr(colon + 1), exclude};
}

double read_half_life(const std::string& text) {
  const auto value = text.empty() ? std::nullopt : number(std::string_view(text).substr(0, text.size() - 1));
  const double days = value ? *value * days_of(text.back()) : 0;
  if (days <= 0 || days > kMostDays) {
    throw Error(ErrorCode::usage, "'" + text + "' is no half life", text, "for instance 30d, 8w, 6m or 2y");
  }
  return days;
}

void read_weight(const std::string& text, RankingWeights& weights) {
  const std::size_t equals = text.find('=');
  const std::string part = text.substr(0, equals);
  double* const weight = part == "exact"   ? &weights.exact
                         : part == "close" ? &weights.close
                         : part == "title" ? &weights.title
                                           : nullptr;
  const auto value = equals == std::string::npos ? std::nullopt : number(std::string_view(text).substr(equals + 1));
  if (weight == nullptr || !value || *value > kMostWeight) {
    throw Error(ErrorCode::usage, "'" + text + "' is not PART=N", text,
                "PART is exact, close or title, N is 0 to 10; for instance title=.5");
  }
  *weight = *value;
}

}  // namespace dateline
