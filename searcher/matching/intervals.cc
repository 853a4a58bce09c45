#include "searcher/matching/intervals.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <limits>
#include <optional>

namespace dateline {
namespace {

std::optional<Interval> stretch_at(const Intervals& stretches, std::uint32_t position) {
  const auto behind = std::upper_bound(stretches.begin(), stretches.end(), position,
                                       [](std::uint32_t at, Interval each) { return at < each.begin; });
  if (behind == stretches.begin() || std::prev(behind)->end < position) return std::nullopt;
  return *std::prev(behind);
}

// The last position at which what stands behind `a` may end or begin.
struct Limits {
  std::uint64_t begin = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t end = std::numeric_limits<std::uint64_t>::max();
};

std::optional<Limits> limits_behind(Interval a, const Distance& distance) {
  Limits limits;
  if (distance.stretches == nullptr) {
    limits.begin = std::uint64_t{a.end} + distance.most;
    return limits;
  }
  const auto stretch = stretch_at(*distance.stretches, a.begin);
  if (!stretch || stretch->end < a.end) return std::nullopt;
  limits.end = stretch->end;
  return limits;
}

// For each `a` the hull with the `b` behind it that ends first: the only one that can be among the shortest.
void append_before(const Intervals& a, const Intervals& b, const Distance& distance, Intervals& out) {
  Intervals by_end = a;
  std::sort(by_end.begin(), by_end.end(), [](Interval x, Interval y) { return x.end < y.end; });
  // Of the b's within reach those that end before all later ones, so that the front ends first.
  std::deque<Interval> candidates;
  auto next = b.begin();
  for (const Interval each : by_end) {
    const auto limits = limits_behind(each, distance);
    if (!limits) continue;
    for (; next != b.end() && next->begin <= limits->begin; ++next) {
      while (!candidates.empty() && candidates.back().end >= next->end) candidates.pop_back();
      candidates.push_back(*next);
    }
    while (!candidates.empty() && candidates.front().begin <= each.end) candidates.pop_front();
    if (!candidates.empty() && candidates.front().end <= limits->end) {
      out.push_back({each.begin, candidates.front().end});
    }
  }
}

// The reach of `a` on both sides.
Interval surroundings(Interval a, const Distance& distance) {
  if (distance.stretches == nullptr) {
    const std::uint64_t end = std::uint64_t{a.end} + distance.most;
    return {a.begin > distance.most ? a.begin - distance.most : 0,
            static_cast<std::uint32_t>(std::min<std::uint64_t>(end, std::numeric_limits<std::uint32_t>::max()))};
  }
  const auto first = stretch_at(*distance.stretches, a.begin);
  const auto last = stretch_at(*distance.stretches, a.end);
  return {first ? first->begin : a.begin, last ? last->end : a.end};
}

}  // namespace

bool is_before(Interval a, Interval b, const Distance& distance) {
  const auto limits = limits_behind(a, distance);
  return limits && b.begin > a.end && b.begin <= limits->begin && b.end <= limits->end;
}

Intervals before(const Intervals& a, const Intervals& b, const Distance& distance) {
  Intervals out;
  append_before(a, b, distance, out);
  keep_shortest(out);
  return out;
}

Intervals near(const Intervals& a, const Intervals& b, const Distance& distance) {
  Intervals out;
  append_before(a, b, distance, out);
  append_before(b, a, distance, out);
  keep_shortest(out);
  return out;
}

Intervals not_near(const Intervals& a, const Intervals& b, const Distance& distance) {
  std::vector<std::uint32_t> last_end;  // of b's up to here
  for (const Interval each : b) last_end.push_back(last_end.empty() ? each.end : std::max(last_end.back(), each.end));
  Intervals out;
  for (const Interval each : a) {
    const Interval around = surroundings(each, distance);
    const auto behind = std::upper_bound(b.begin(), b.end(), around.end,
                                         [](std::uint32_t at, Interval other) { return at < other.begin; });
    const auto up_to = static_cast<std::size_t>(behind - b.begin());
    if (up_to == 0 || last_end[up_to - 1] < around.begin) out.push_back(each);
  }
  return out;
}

void keep_shortest(Intervals& intervals) {
  // Of those that begin together the shortest comes last.
  std::sort(intervals.begin(), intervals.end(),
            [](Interval x, Interval y) { return x.begin != y.begin ? x.begin < y.begin : x.end > y.end; });
  Intervals kept;
  for (const Interval each : intervals) {
    while (!kept.empty() && kept.back().end >= each.end) kept.pop_back();
    kept.push_back(each);
  }
  intervals = std::move(kept);
}

Intervals merged(const Intervals& a, const Intervals& b) {
  Intervals out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

std::size_t separate_ones(const Intervals& intervals) {
  Intervals by_end = intervals;
  std::sort(by_end.begin(), by_end.end(), [](Interval x, Interval y) { return x.end < y.end; });
  std::size_t count = 0;
  std::uint32_t end = 0;
  for (const Interval each : by_end) {
    if (count > 0 && each.begin <= end) continue;
    ++count;
    end = each.end;
  }
  return count;
}

}  // namespace dateline
