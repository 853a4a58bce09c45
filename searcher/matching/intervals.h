// Runs of positions in one article, and the lists of them that operators make of lists.
//
//   a at 1 and 9, b at 4 and 11      a before b within 3: [1, 4] [9, 11]
//
// Lists ascend by begin, then end, and hold nothing twice.  Those of words and phrases and of OR are whole; operators
// keep of what they make only the shortest, those that no other one lies in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

/// Both ends belong to it.
struct Interval {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Interval&) const = default;
};
using Intervals = std::vector<Interval>;

/// Positions of a word in an article, ascending, no two equal.
using Positions = std::vector<std::uint32_t>;

/// How far two intervals may stand from each other.
struct Distance {
  /// From the end of one to the beginning of the other, if there are no stretches.
  std::uint32_t most = 0;
  /// Both must lie in the same one of these, which ascend and do not overlap: sentences or paragraphs.
  const Intervals* stretches = nullptr;
};

/// The hulls of an `a` and a `b` that begins behind it, not too far away.
[[nodiscard]] Intervals before(const Intervals& a, const Intervals& b, const Distance& distance);
/// The same in any order; the two never overlap.
[[nodiscard]] Intervals near(const Intervals& a, const Intervals& b, const Distance& distance);
/// Those of `a` that no `b` overlaps or is near.
[[nodiscard]] Intervals not_near(const Intervals& a, const Intervals& b, const Distance& distance);
/// True for one pair: `b` begins behind `a`, not too far away.
[[nodiscard]] bool is_before(Interval a, Interval b, const Distance& distance);

/// A word of a group, and how often it stands in it.
struct GroupWord {
  const Positions* positions = nullptr;
  std::size_t times = 1;
};
/// The shortest runs of at most `window` positions in which each word of a group can be given positions of its own.
///
/// Xapian 1.4.22's OP_NEAR finds the same but for words that share positions (a joined word and its first part): it
/// settles such a clash by moving on whichever word it meets first, and so can miss a choice that another order finds.
[[nodiscard]] Intervals windows(std::span<const GroupWord> words, std::uint32_t window);

/// Sorts, and leaves out what another one lies in.
void keep_shortest(Intervals& intervals);
/// Of two whole lists.
[[nodiscard]] Intervals merged(const Intervals& a, const Intervals& b);
/// How many can be chosen that do not overlap.
[[nodiscard]] std::size_t separate_ones(const Intervals& intervals);

}  // namespace dateline
