#include "indexer/entities/runs.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// Organisations whose names run on after "and": "Department of Health and Human Services".
bool names_may_hold_and(std::string_view head) {
  static constexpr std::array<std::string_view, 12> kHeads{"ministry",  "department",  "office",  "agency",
                                                           "centers",   "committee",   "bureau",  "commission",
                                                           "institute", "association", "academy", "organization"};
  return std::find(kHeads.begin(), kHeads.end(), head) != kHeads.end();
}

bool is_legal_form(std::string_view key) {
  static constexpr std::array<std::string_view, 8> kForms{"inc", "ltd", "llc", "jr", "sr", "corp", "plc", "lp"};
  return std::find(kForms.begin(), kForms.end(), key) != kForms.end();
}

}  // namespace

bool Prose::joins(std::size_t i) const {
  const Gap gap = tokens_[i].gap;
  return gap == Gap::blank || gap == Gap::hyphen || gap == Gap::none;
}

bool Prose::is_ordinary(std::size_t i) const {
  const Vocabulary::Word& w = word(i);
  return w.classes.common || w.classes.never || (w.lower > 0 && w.lower >= w.inside);
}

bool Prose::is_doubtful(std::size_t i) const { return tokens_[i].starts_sentence && word(i).inside == 0; }

std::size_t Prose::skip_connectors(std::size_t i, std::size_t end) const {
  while (i < end && !tokens_[i].is_capital()) ++i;
  return i;
}

// "de", "van der", "bin": gives the token behind them if a capital follows.
std::size_t Prose::skip_particles(std::size_t i) const {
  std::size_t j = i;
  if (nouns_are_capital_ && !is(i - 1).given) return i;  // "Wahl von der Tribüne"
  while (j < line_.end && j - i < 3 && joins(j) && tokens_[j].shape == Shape::lower && is(j).particle) ++j;
  return j > i && j < line_.end && joins(j) && tokens_[j].is_capital() ? j : i;
}

// "of the Treasury", "for Disease Control and Prevention", after an organisation's word.
std::size_t Prose::skip_of(std::size_t i, std::size_t begin) const {
  if (tokens_[i].shape != Shape::lower || !joins(i)) return i;
  const bool is_of = key(i) == "of" || key(i) == "for" || key(i) == "fur" || key(i) == "des" || key(i) == "der";
  const bool is_and = key(i) == "and" && i >= begin + 3;
  if (is_of && (tokens_[i - 1].possessive || !(is(i - 1).org_head || (is(i - 1).org_tail && i - begin > 1)))) return i;
  if (is_and) {
    bool may = false;
    for (std::size_t k = begin; k + 1 < i; ++k) may = may || (names_may_hold_and(key(k)) && key(k + 1) != "and");
    if (!may) return i;
  }
  if (!is_of && !is_and) return i;
  std::size_t j = i + 1;
  if (j < line_.end && joins(j) && key(j) == "the") ++j;
  return j < line_.end && joins(j) && tokens_[j].is_capital() ? j : i;
}

// The second half of "Jae-in": short, behind a hyphen, in a name of at least two words.
bool Prose::is_given_name_part(std::size_t i, std::size_t begin) const {
  if (tokens_[i].shape != Shape::lower || tokens_[i].gap != Gap::hyphen || i < begin + 2) return false;
  if (tokens_[i].end - tokens_[i].begin > 5 || !tokens_[i - 1].is_capital()) return false;
  return !(is(i).common || is(i).never) || is(begin).family_first || is(i - 2).family_first;
}

std::size_t Prose::run_end(std::size_t begin) const {
  // No name is longer; a page of nothing but capitalised words must not become one run.
  constexpr std::size_t kLongestRun = 24;
  const std::size_t limit = std::min(line_.end, begin + kLongestRun);
  std::size_t i = begin + 1;
  while (i < limit) {
    if (tokens_[i].is_capital() && (joins(i) || tokens_[i].gap == Gap::ampersand)) {
      ++i;
    } else if (tokens_[i].gap == Gap::comma && is_legal_form(key(i)) && tokens_[i].is_capital()) {
      ++i;
    } else if (is_given_name_part(i, begin)) {
      ++i;
    } else if (const std::size_t after = skip_particles(i); after > i) {
      i = after;
    } else if (const std::size_t after_of = skip_of(i, begin); after_of > i) {
      i = after_of;
    } else {
      break;
    }
  }
  return i;
}

}  // namespace dateline
