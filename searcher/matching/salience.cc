#include "searcher/matching/salience.h"

#include <cmath>

namespace dateline {
namespace {

double cell(double count, double row, double column, double all) noexcept {
  return count == 0 ? 0 : count * std::log(count * all / (row * column));
}

}  // namespace

double log_likelihood(const Occurrences& seen) noexcept {
  const auto all = static_cast<double>(seen.archive);
  const auto with = static_cast<double>(seen.archive_with);
  const auto matches = static_cast<double>(seen.matches);
  const auto a = static_cast<double>(seen.matches_with);
  const double rest = all - matches;
  const double without = all - with;
  const double b = matches - a;
  const double c = with - a;
  const double d = rest - c;
  if (matches == 0 || rest == 0 || with == 0 || without == 0) return 0;
  const double g2 = 2 * (cell(a, matches, with, all) + cell(b, matches, without, all) + cell(c, rest, with, all) +
                         cell(d, rest, without, all));
  constexpr double kUnit = 1048576;
  const double rounded = std::round(std::fmax(g2, 0) * kUnit) / kUnit;
  return a * rest < c * matches ? -rounded : rounded;
}

double lift(const Occurrences& seen) noexcept {
  if (seen.matches == 0 || seen.archive_with == 0) return 0;
  return static_cast<double>(seen.matches_with) / static_cast<double>(seen.matches) *
         (static_cast<double>(seen.archive) / static_cast<double>(seen.archive_with));
}

bool is_salient(const Occurrences& seen) noexcept {
  return seen.matches_with >= kLeastSalientMatches && log_likelihood(seen) >= kLeastSalience;
}

}  // namespace dateline
