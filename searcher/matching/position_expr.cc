#include "searcher/matching/position_expr.h"

#include <array>
#include <string_view>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 8> kKinds{"",     "phrase", "window",   "any",
                                                 "near", "before", "not near", "at least"};
constexpr std::array<std::string_view, 5> kZones{"", " in title", " in lead", " in hlead", " in body"};

std::string words_of(const PositionExpr& expr) {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : "|") + text; };
  for (const std::string& word : expr.exact) add(word);
  for (const std::string& stem : expr.stems) add(stem + '+');
  return out.empty() ? "nothing" : out;
}

std::string reach_of(const PositionExpr& expr) {
  if (expr.reach == Reach::sentence) return " sentence";
  if (expr.reach == Reach::paragraph) return " paragraph";
  return expr.number == 0 ? std::string{} : ' ' + std::to_string(expr.number);
}

}  // namespace

std::string to_string(const PositionExpr& expr) {
  const std::string zone =
      std::string(kZones[static_cast<std::size_t>(expr.zone)]) + (expr.where ? " where named" : "");
  if (expr.kind == PositionExpr::Kind::words) return words_of(expr) + zone;
  std::string out = std::string(kKinds[static_cast<std::size_t>(expr.kind)]) + reach_of(expr) + zone + " (";
  for (const PositionExpr& child : expr.children)
    out += (&child == &expr.children.front() ? "" : ", ") + to_string(child);
  return out + ')';
}

}  // namespace dateline
