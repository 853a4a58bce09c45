#include "searcher/match_tree_of.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/matching/positional_source.h"
#include "searcher/query/days.h"

namespace dateline {
namespace {

using Kind = MatchTree::Kind;
using std::chrono::local_days;
using Xapian::Query;

std::optional<unsigned> number(std::string_view digits) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

// The days that a term of a whole day, month or year stands for.
std::optional<DayWindow> days_of(std::string_view term) {
  const std::size_t digits = term.empty() ? 0 : term.size() - 1;
  const bool whole = digits > 0 && ((term[0] == 'D' && digits == 8) || (term[0] == 'M' && digits == 6) ||
                                    (term[0] == 'Y' && digits == 4));
  if (!whole) return std::nullopt;
  const auto y = number(term.substr(1, 4));
  const auto m = digits > 4 ? number(term.substr(5, 2)) : std::optional(1U);
  const auto d = digits > 6 ? number(term.substr(7, 2)) : std::optional(1U);
  if (!y || !m || !d || *m < 1 || *m > 12 || *d < 1) return std::nullopt;
  const auto year = std::chrono::year(static_cast<int>(*y));
  const auto month = std::chrono::month(*m);
  const auto begin = year / month / std::chrono::day(*d);
  if (!begin.ok()) return std::nullopt;
  if (digits == 8) return DayWindow{local_days(begin), local_days(begin)};
  const auto last_month = digits == 6 ? month : std::chrono::December;
  return DayWindow{local_days(begin), local_days(year / last_month / std::chrono::last)};
}

// A range of days was compiled to its terms; if these are all of one range, it is that range.
std::optional<MatchTree> range_of(const std::vector<MatchTree>& parts) {
  std::optional<DayWindow> window;
  for (const MatchTree& part : parts) {
    if (part.kind != Kind::term || (part.term[0] != 'D' && part.term[0] != 'M' && part.term[0] != 'Y')) {
      return std::nullopt;
    }
    const auto days = days_of(part.term);
    if (!days) continue;
    if (!window) window = days;
    window->first = std::min(window->first, days->first);
    window->last = std::max(window->last, days->last);
  }
  if (!window || parts.empty()) return std::nullopt;
  std::vector<std::string> found;
  for (const MatchTree& part : parts) found.push_back(part.term);
  std::vector<std::string> meant = terms_of_days(window->first, window->last);
  std::sort(found.begin(), found.end());
  std::sort(meant.begin(), meant.end());
  if (found != meant) return std::nullopt;
  return MatchTree::of_days(window->first, window->last);
}

MatchTree any_of(std::vector<MatchTree> parts) {
  if (auto range = range_of(parts)) return *std::move(range);
  if (parts.size() == 1) return std::move(parts.front());
  return MatchTree::group(Kind::any_of, std::move(parts));
}

// The terms that a text needs: there are no others in these queries than terms, OR and AND.
MatchTree tree_of_terms(const Query& query) {
  if (query.get_type() == Query::LEAF_TERM) return MatchTree::of_term(*query.get_terms_begin());
  if (query.empty()) return {};
  std::vector<MatchTree> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) parts.push_back(tree_of_terms(query.get_subquery(i)));
  return MatchTree::group(query.get_type() == Query::OP_AND ? Kind::all_of : Kind::any_of, std::move(parts));
}

MatchTree tree_of_text(const PositionExpr& text) {
  MatchTree terms = tree_of_terms(candidates(text));
  if (terms_decide(text)) return terms;
  if (text.kind == PositionExpr::Kind::any_of && !text.where) {
    // Each way by itself: most of them need no positions.
    std::vector<MatchTree> ways;
    for (const PositionExpr& child : text.children) ways.push_back(tree_of_text(child));
    return MatchTree::group(Kind::any_of, std::move(ways));
  }
  std::vector<MatchTree> parts;
  parts.push_back(std::move(terms));
  parts.push_back(MatchTree::of_text(text));
  return MatchTree::group(Kind::all_of, std::move(parts));
}

std::vector<MatchTree> parts_of(const Meaning& meaning) {
  std::vector<MatchTree> parts;
  for (const Meaning& part : meaning.parts) parts.push_back(match_tree_of(part));
  return parts;
}

std::vector<MatchTree> terms_of(const Meaning& meaning) {
  std::vector<MatchTree> terms;
  for (const std::string& term : meaning.terms) terms.push_back(MatchTree::of_term(term));
  return terms;
}

}  // namespace

MatchTree match_tree_of(const Meaning& meaning) {
  switch (meaning.kind) {
    case Meaning::Kind::everything:
      return MatchTree::group(Kind::everything, {});
    case Meaning::Kind::terms:
      return any_of(terms_of(meaning));
    case Meaning::Kind::text:
      return tree_of_text(meaning.text);
    case Meaning::Kind::all_of:
      return MatchTree::group(Kind::all_of, parts_of(meaning));
    case Meaning::Kind::any_of:
      return MatchTree::group(Kind::any_of, parts_of(meaning));
    case Meaning::Kind::except:
      return MatchTree::group(Kind::except, parts_of(meaning));
  }
  return {};
}

}  // namespace dateline
