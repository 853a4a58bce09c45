#include "searcher/matching/row_finder.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "searcher/matching/position_matcher.h"

namespace dateline {
namespace {

using Kind = MatchTree::Kind;

// Below one row in so many a list is shorter than bits, and quicker to go through.
constexpr std::uint64_t kRowsAListed = 32;
// Several lists must be sorted into one: bits are quicker sooner.
constexpr std::uint64_t kRowsASorted = 1024;
constexpr std::uint64_t kAlwaysFew = 64;

bool are_few(std::uint64_t rows, std::uint64_t all, std::uint64_t rows_a_one = kRowsAListed) {
  return rows * rows_a_one < all || rows < kAlwaysFew;
}

RowWindow both(RowWindow a, RowWindow b) { return {std::max(a.first, b.first), std::min(a.last, b.last)}; }

void sort_unique(RowList& rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

RowList list_of(const RowBits& bits) {
  RowList rows;
  for_each_row(bits, [&](Xapian::docid row) { rows.push_back(row); });
  return rows;
}

RowList all_rows(RowWindow window) {
  RowList rows(window.size());
  std::iota(rows.begin(), rows.end(), window.first);
  return rows;
}

// The window that is just what the tree matches, if there is one.
std::optional<RowWindow> stretch_of(const ShardTree& tree, RowWindow window) {
  if (tree.kind == Kind::everything) return window;
  if (tree.kind == Kind::days && tree.days.earlier.empty()) return both(tree.days.window, window);
  return std::nullopt;
}

// Those rows that are not in `found`, which is some of them.
RowList rest_of(const RowList& rows, const RowList& found) {
  RowList rest;
  rest.reserve(rows.size() - found.size());
  std::set_difference(rows.begin(), rows.end(), found.begin(), found.end(), std::back_inserter(rest));
  return rest;
}

}  // namespace

RowSet RowFinder::find(const MatchTree& tree, RowWindow window) {
  stopwatch_.check();
  if (window.empty()) return {};
  const ShardTree found(tree, shard_);
  const RowBits& visible = shard_.visible();
  if (visible.empty()) {
    if (const auto stretch = stretch_of(found, window)) return RowSet::of_window(*stretch);
  }
  Rows rows = rows_of(found, window);
  if (rows.bits.empty()) {
    if (!visible.empty()) std::erase_if(rows.list, [&](Xapian::docid row) { return !has_row(visible, row); });
    return RowSet::of_list(std::move(rows.list));
  }
  for (std::size_t i = 0; i < visible.size(); ++i) rows.bits[i] &= visible[i];
  return RowSet::of_bits(std::move(rows.bits));
}

RowFinder::Rows RowFinder::rows_of(const ShardTree& tree, RowWindow window) {
  switch (tree.kind) {
    case Kind::nothing:
      return {};
    case Kind::everything: {
      Rows rows{.list = {}, .bits = no_bits()};
      set_rows(rows.bits, window);
      return rows;
    }
    case Kind::term:
      return rows_of_term(tree, window);
    case Kind::any_of:
      return rows_of_any(tree, window);
    case Kind::all_of:
    case Kind::except:
      return rows_of_all(tree, window);
    case Kind::days:
      return rows_of_days(tree.days, window);
    case Kind::text:
      return {.list = telling(*tree.text, all_rows(window)), .bits = {}};
  }
  return {};
}

RowFinder::Rows RowFinder::rows_of_term(const ShardTree& tree, RowWindow window) {
  Rows rows;
  if (!tree.list->dense && are_few(std::min(tree.at_most, window.size()), shard_.rows())) {
    append_rows(shard_.reader(*tree.list), window, stopwatch_, rows.list);
  } else {
    rows.bits = bits_of(tree, window);
  }
  return rows;
}

RowFinder::Rows RowFinder::rows_of_any(const ShardTree& tree, RowWindow window) {
  if (!are_few(std::min(tree.at_most, window.size()), shard_.rows(), kRowsASorted)) {
    return {.list = {}, .bits = bits_of(tree, window)};
  }
  Rows rows;
  for (const ShardTree& part : tree.parts) {
    Rows more = rows_of(part, window);
    if (!more.bits.empty()) more.list = list_of(more.bits);
    rows.list.insert(rows.list.end(), more.list.begin(), more.list.end());
  }
  sort_unique(rows.list);
  return rows;
}

RowFinder::Rows RowFinder::rows_of_days(const DayRows& days, RowWindow window) const {
  Rows rows{.list = {}, .bits = no_bits()};
  set_rows(rows.bits, both(days.window, window));
  for (const Xapian::docid row : days.earlier) {
    if (window.contains(row)) set_row(rows.bits, row);
  }
  return rows;
}

RowFinder::Rows RowFinder::rows_of_all(const ShardTree& tree, RowWindow window) {
  const auto first_unwanted = tree.parts.begin() + (tree.kind == Kind::except ? 1 : std::ssize(tree.parts));
  // Days first: they cost nothing and narrow all others.
  std::vector<const ShardTree*> wanted;
  std::vector<const DayRows*> coarse;
  for (auto part = tree.parts.begin(); part != first_unwanted; ++part) {
    if (part->kind != Kind::days) {
      wanted.push_back(&*part);
      continue;
    }
    window = both(window, part->days.hull());
    if (!part->days.earlier.empty()) coarse.push_back(&part->days);
  }
  if (window.empty()) return {};
  const auto cost = [](const ShardTree* part) { return part->kind == Kind::text ? ~std::uint64_t{0} : part->at_most; };
  std::stable_sort(wanted.begin(), wanted.end(),
                   [&](const ShardTree* a, const ShardTree* b) { return cost(a) < cost(b); });
  Rows rows;
  if (wanted.empty()) {
    rows.bits = no_bits();
    set_rows(rows.bits, window);
  } else {
    rows = rows_of(*wanted.front(), window);
  }
  for (std::size_t i = 1; i < wanted.size(); ++i) keep(*wanted[i], window, rows);
  for (const DayRows* days : coarse) {
    const auto outside = [&](Xapian::docid row) { return !days->contains(row); };
    if (rows.bits.empty()) {
      std::erase_if(rows.list, outside);
      continue;
    }
    for (Xapian::docid row = days->earlier.front(); row < days->window.first && row <= window.last; ++row) {
      if (outside(row)) rows.bits[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    }
  }
  for (auto part = first_unwanted; part != tree.parts.end(); ++part) keep(*part, window, rows, false);
  return rows;
}

RowBits RowFinder::bits_of(const ShardTree& tree, RowWindow window) {
  RowBits bits = no_bits();
  if (tree.kind == Kind::any_of) {
    for (const ShardTree& part : tree.parts) add_bits(part, window, bits);
  } else {
    add_bits(tree, window, bits);
  }
  return bits;
}

void RowFinder::add_bits(const ShardTree& tree, RowWindow window, RowBits& bits) {
  if (tree.kind == Kind::term) return add_rows(shard_.reader(*tree.list), window, stopwatch_, bits);
  const Rows rows = rows_of(tree, window);
  for (const Xapian::docid row : rows.list) set_row(bits, row);
  for (std::size_t i = 0; i < rows.bits.size(); ++i) bits[i] |= rows.bits[i];
}

void RowFinder::keep(const ShardTree& tree, RowWindow window, Rows& rows, bool wanted) {
  if (rows.bits.empty() && rows.list.empty()) return;
  // Where words stand is asked row by row.
  if (!rows.bits.empty() && tree.kind == Kind::text) rows = {.list = list_of(rows.bits), .bits = {}};
  if (!rows.bits.empty()) return keep_bits(tree, window, rows.bits, wanted);
  RowList found = matching(tree, window, rows.list);
  rows.list = wanted ? std::move(found) : rest_of(rows.list, found);
}

void RowFinder::keep_bits(const ShardTree& tree, RowWindow window, RowBits& bits, bool wanted) {
  const bool is_dense = tree.kind == Kind::term && tree.list->dense;
  const RowBits made = is_dense ? RowBits() : bits_of(tree, window);
  const RowBits& found = is_dense ? tree.list->dense->bits() : made;
  if (wanted) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= found[i];
  } else {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= ~found[i];
  }
}

/// Those of the rows that match.
RowList RowFinder::matching(const ShardTree& tree, RowWindow window, const RowList& rows) {
  switch (tree.kind) {
    case Kind::nothing:
      return {};
    case Kind::everything:
      return rows;
    case Kind::term:
      return rows_in(shard_.reader(*tree.list), rows, stopwatch_);
    case Kind::any_of: {
      // A list a part is opened for the few; for many rows it is less to take all of it.
      if (!are_few(rows.size() * tree.parts.size(), shard_.rows())) break;
      RowList found;
      for (const ShardTree& part : tree.parts) {
        const RowList more = matching(part, window, rows);
        found.insert(found.end(), more.begin(), more.end());
      }
      sort_unique(found);
      return found;
    }
    case Kind::all_of: {
      RowList found = rows;
      for (const ShardTree& part : tree.parts) found = matching(part, window, found);
      return found;
    }
    case Kind::text:
      return telling(*tree.text, rows);
    case Kind::except:
    case Kind::days:
      break;
  }
  const RowBits bits = bits_of(tree, window);
  RowList found;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(found), [&](auto row) { return has_row(bits, row); });
  return found;
}

/// Those in whose articles the text stands.
RowList RowFinder::telling(const PositionExpr& text, const RowList& rows) {
  // Articles lie anywhere in a large file: asking ahead hides most of the waiting.
  constexpr std::size_t kAhead = 6;
  RowList found;
  const ShardTokens::Shard tokens{.tokens = shard_.tokens(), .view = &shard_.view()};
  PositionMatcher matcher(text, tokens);
  if (!matcher.possible()) return found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i + kAhead < rows.size()) tokens.tokens->expect(rows[i + kAhead]);
    stopwatch_.tick();
    if (!matcher.match(rows[i]).empty()) found.push_back(rows[i]);
  }
  return found;
}

}  // namespace dateline
