#include "searcher/matching/row_finder.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "searcher/matching/day_rows.h"
#include "searcher/matching/position_matcher.h"

namespace dateline {
namespace {

using Kind = MatchTree::Kind;

// Below one row in so many a list is shorter than bits, and quicker to go through.
constexpr std::uint64_t kFew = 32;

void set_bit(std::vector<std::uint64_t>& bits, Xapian::docid row) { bits[row / 64] |= std::uint64_t{1} << (row % 64); }
bool has_bit(const std::vector<std::uint64_t>& bits, Xapian::docid row) {
  return (bits[row / 64] >> (row % 64) & 1U) != 0;
}

void set_bits(std::vector<std::uint64_t>& bits, RowWindow window) {
  if (window.empty()) return;
  const std::size_t first = window.first / 64;
  const std::size_t last = window.last / 64;
  const std::uint64_t head = ~std::uint64_t{0} << (window.first % 64);
  const std::uint64_t tail = ~std::uint64_t{0} >> (63 - window.last % 64);
  if (first == last) {
    bits[first] |= head & tail;
    return;
  }
  bits[first] |= head;
  std::fill(bits.begin() + static_cast<std::ptrdiff_t>(first) + 1, bits.begin() + static_cast<std::ptrdiff_t>(last),
            ~std::uint64_t{0});
  bits[last] |= tail;
}

std::pair<std::int32_t, std::int32_t> days_of(const MatchTree& tree) {
  return {static_cast<std::int32_t>(tree.first_day.time_since_epoch().count()),
          static_cast<std::int32_t>(tree.last_day.time_since_epoch().count())};
}

DayRows day_rows(const MatchTree& tree, const Columns& columns) {
  const auto [first, last] = days_of(tree);
  return dateline::rows_of_days(columns, first, last);
}

RowWindow both(RowWindow a, RowWindow b) { return {std::max(a.first, b.first), std::min(a.last, b.last)}; }

}  // namespace

/// No more rows than this can match.
std::uint64_t RowFinder::at_most(const MatchTree& tree) {
  const std::uint64_t all = shard_.rows();
  switch (tree.kind) {
    case Kind::nothing:
      return 0;
    case Kind::term:
      return shard_.find(tree.term).documents;
    case Kind::any_of: {
      std::uint64_t sum = 0;
      for (const MatchTree& part : tree.parts) sum = std::min(all, sum + at_most(part));
      return sum;
    }
    case Kind::all_of: {
      std::uint64_t least = all;
      for (const MatchTree& part : tree.parts) least = std::min(least, at_most(part));
      return least;
    }
    case Kind::except:
      return at_most(tree.parts.front());
    case Kind::days: {
      const DayRows rows = day_rows(tree, shard_.view().columns);
      return rows.earlier.size() + (rows.window.empty() ? 0 : rows.window.last - rows.window.first + 1);
    }
    case Kind::everything:
    case Kind::text:
      break;
  }
  return all;
}

bool RowFinder::are_few(std::uint64_t rows) const noexcept { return rows * kFew < shard_.rows() || rows < 64; }

RowSet RowFinder::find(const MatchTree& tree, RowWindow window) {
  stopwatch_.check();
  if (window.empty()) return {};
  Rows rows = rows_of(tree, window);
  const Bits& visible = shard_.visible();
  if (rows.bits.empty()) {
    if (!visible.empty()) std::erase_if(rows.list, [&](Xapian::docid row) { return !has_bit(visible, row); });
    return RowSet::of_list(std::move(rows.list));
  }
  for (std::size_t i = 0; i < visible.size(); ++i) rows.bits[i] &= visible[i];
  return RowSet::of_bits(std::move(rows.bits));
}

RowFinder::Rows RowFinder::rows_of(const MatchTree& tree, RowWindow window) {
  switch (tree.kind) {
    case Kind::nothing:
      return {};
    case Kind::everything: {
      Rows rows{.list = {}, .bits = no_bits()};
      set_bits(rows.bits, window);
      return rows;
    }
    case Kind::term:
    case Kind::any_of:
      return rows_of_any(tree, window);
    case Kind::all_of:
    case Kind::except:
      return rows_of_all(tree, window);
    case Kind::days:
      return rows_of_days(tree, window);
    case Kind::text:
      return {.list = telling(*tree.text, all_rows(window)), .bits = {}};
  }
  return {};
}

RowFinder::Rows RowFinder::rows_of_days(const MatchTree& tree, RowWindow window) const {
  const DayRows days = day_rows(tree, shard_.view().columns);
  Rows rows{.list = {}, .bits = no_bits()};
  set_bits(rows.bits, both(days.window, window));
  for (const Xapian::docid row : days.earlier) {
    if (window.contains(row)) set_bit(rows.bits, row);
  }
  return rows;
}

RowFinder::Rows RowFinder::rows_of_any(const MatchTree& tree, RowWindow window) {
  if (!are_few(at_most(tree))) return {.list = {}, .bits = bits_of(tree, window)};
  Rows rows;
  if (tree.kind == Kind::term) {
    append_term(tree.term, window, rows.list);
    return rows;
  }
  for (const MatchTree& part : tree.parts) {
    if (part.kind == Kind::term) {
      append_term(part.term, window, rows.list);
    } else {
      Rows more = rows_of(part, window);
      rows.list.insert(rows.list.end(), more.list.begin(), more.list.end());
      if (!more.bits.empty())
        RowSet::of_bits(std::move(more.bits)).for_each([&](auto row) { rows.list.push_back(row); });
    }
  }
  std::sort(rows.list.begin(), rows.list.end());
  rows.list.erase(std::unique(rows.list.begin(), rows.list.end()), rows.list.end());
  return rows;
}

RowFinder::Rows RowFinder::rows_of_all(const MatchTree& tree, RowWindow window) {
  // Days first: they cost nothing and narrow all others.
  std::vector<const MatchTree*> wanted;
  std::vector<DayRows> days;
  const std::size_t first_unwanted = tree.kind == Kind::except ? 1 : tree.parts.size();
  for (std::size_t i = 0; i < first_unwanted; ++i) {
    if (tree.parts[i].kind == Kind::days) {
      days.push_back(day_rows(tree.parts[i], shard_.view().columns));
      window = both(window, days.back().hull());
    } else {
      wanted.push_back(&tree.parts[i]);
    }
  }
  if (window.empty()) return {};
  std::vector<std::pair<std::uint64_t, const MatchTree*>> by_size;
  for (const MatchTree* part : wanted) {
    by_size.emplace_back(part->kind == Kind::text ? ~std::uint64_t{0} : at_most(*part), part);
  }
  std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Rows rows = by_size.empty() ? rows_of(MatchTree::group(Kind::everything, {}), window)
                              : rows_of(*by_size.front().second, window);
  for (std::size_t i = 1; i < by_size.size(); ++i) keep(*by_size[i].second, window, rows);
  for (const DayRows& each : days) {
    if (each.earlier.empty()) continue;
    const auto outside = [&](Xapian::docid row) { return !each.contains(row); };
    if (rows.bits.empty()) {
      std::erase_if(rows.list, outside);
    } else {
      for (Xapian::docid row = each.earlier.front(); row < each.window.first && row <= window.last; ++row) {
        if (outside(row)) rows.bits[row / 64] &= ~(std::uint64_t{1} << (row % 64));
      }
    }
  }
  for (std::size_t i = first_unwanted; i < tree.parts.size(); ++i) keep(tree.parts[i], window, rows, false);
  return rows;
}

RowFinder::Bits RowFinder::bits_of(const MatchTree& tree, RowWindow window) {
  Bits bits = no_bits();
  if (tree.kind == Kind::any_of) {
    for (const MatchTree& part : tree.parts) add_bits(part, window, bits);
  } else {
    add_bits(tree, window, bits);
  }
  return bits;
}

void RowFinder::add_bits(const MatchTree& tree, RowWindow window, Bits& bits) {
  if (tree.kind == Kind::term) return add_term(tree.term, window, bits);
  const Rows rows = rows_of(tree, window);
  for (const Xapian::docid row : rows.list) set_bit(bits, row);
  for (std::size_t i = 0; i < rows.bits.size(); ++i) bits[i] |= rows.bits[i];
}

void RowFinder::add_term(const std::string& term, RowWindow window, Bits& bits) {
  ListReader reader = shard_.reader(term);
  const TermList& list = reader.list();
  for (std::size_t index = list.block_of(window.first, 0); index < list.blocks(); ++index) {
    stopwatch_.tick();
    const DecodedBlock& block = reader.block(index);
    const bool inside = block.docids[0] >= window.first && block.docids[block.size - 1] <= window.last;
    if (inside) {
      for (std::uint32_t i = 0; i < block.size; ++i) set_bit(bits, block.docids[i]);
    } else {
      for (std::uint32_t i = 0; i < block.size; ++i) {
        if (window.contains(block.docids[i])) set_bit(bits, block.docids[i]);
      }
      if (block.docids[block.size - 1] > window.last) break;
    }
  }
}

void RowFinder::append_term(const std::string& term, RowWindow window, List& out) {
  ListReader reader = shard_.reader(term);
  const TermList& list = reader.list();
  for (std::size_t index = list.block_of(window.first, 0); index < list.blocks(); ++index) {
    stopwatch_.tick();
    const DecodedBlock& block = reader.block(index);
    for (std::uint32_t i = 0; i < block.size; ++i) {
      if (window.contains(block.docids[i])) out.push_back(block.docids[i]);
    }
    if (block.docids[block.size - 1] > window.last) break;
  }
}

void RowFinder::keep(const MatchTree& tree, RowWindow window, Rows& rows, bool wanted) {
  if (rows.bits.empty() && rows.list.empty()) return;
  if (rows.bits.empty()) {
    const List found = matching(tree, window, rows.list);
    if (wanted) {
      rows.list = found;
    } else {
      List rest;
      std::set_difference(rows.list.begin(), rows.list.end(), found.begin(), found.end(), std::back_inserter(rest));
      rows.list = std::move(rest);
    }
    return;
  }
  if (tree.kind == Kind::text) {
    const List before = RowSet::of_bits(std::move(rows.bits)).list();
    rows = {.list = before, .bits = {}};
    return keep(tree, window, rows, wanted);
  }
  const Bits found = bits_of(tree, window);
  for (std::size_t i = 0; i < rows.bits.size(); ++i) rows.bits[i] &= wanted ? found[i] : ~found[i];
}

/// Those of the rows that match.
RowFinder::List RowFinder::matching(const MatchTree& tree, RowWindow window, const List& rows) {
  switch (tree.kind) {
    case Kind::nothing:
      return {};
    case Kind::everything:
      return rows;
    case Kind::term:
      return holding(tree.term, rows);
    case Kind::any_of: {
      // A list a part is opened for the few; for many rows it is less to take all of it.
      if (!are_few(rows.size() * tree.parts.size())) break;
      List found;
      for (const MatchTree& part : tree.parts) {
        const List more = matching(part, window, rows);
        found.insert(found.end(), more.begin(), more.end());
      }
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      return found;
    }
    case Kind::all_of: {
      List found = rows;
      for (const MatchTree& part : tree.parts) found = matching(part, window, found);
      return found;
    }
    case Kind::text:
      return telling(*tree.text, rows);
    case Kind::except:
    case Kind::days:
      break;
  }
  const Bits bits = bits_of(tree, window);
  List found;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(found), [&](auto row) { return has_bit(bits, row); });
  return found;
}

RowFinder::List RowFinder::holding(const std::string& term, const List& rows) {
  ListReader reader = shard_.reader(term);
  const TermList& list = reader.list();
  List found;
  auto at = rows.begin();
  for (std::size_t index = 0; at != rows.end(); ++index) {
    index = list.block_of(*at, index);
    if (index == list.blocks()) break;
    stopwatch_.tick();
    const DecodedBlock& block = reader.block(index);
    const Xapian::docid last = list.last[index];
    std::uint32_t i = 0;
    for (; at != rows.end() && *at <= last; ++at) {
      i = block.first_from(*at, i);
      if (block.docids[i] == *at) found.push_back(*at);
    }
  }
  return found;
}

RowFinder::List RowFinder::all_rows(RowWindow window) {
  List rows(window.last - window.first + 1);
  std::iota(rows.begin(), rows.end(), window.first);
  return rows;
}

/// Those in whose articles the text stands.
RowFinder::List RowFinder::telling(const PositionExpr& text, const List& rows) {
  // Articles lie anywhere in a large file: asking ahead hides most of the waiting.
  constexpr std::size_t kAhead = 6;
  List found;
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
