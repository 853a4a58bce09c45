#include "searcher/matching/top_rows.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <vector>

#include "searcher/matching/shard_run.h"

namespace dateline {
namespace {

// Windows that are taken before the others, so that the rest is known to be less.
constexpr std::size_t kFirstWindows = 8;
// What is asked of their rows, as shares of what one could weigh at most, until the best are as many as wanted.
constexpr std::array kFirstShares{.6F, .4F, .2F, 0.F};

constexpr float kAll = std::numeric_limits<float>::infinity();

struct FirstWindow {
  float bound = 0;
  std::uint32_t run = 0;
  std::uint32_t window = 0;
  float taken_from = kAll;  // what was asked of rows at last
};

using Runs = std::vector<std::unique_ptr<ShardRun>>;

// The most promising windows of all shards, the best first.
std::vector<FirstWindow> first_windows(const Runs& runs) {
  std::vector<FirstWindow> first;
  const auto better = [](const FirstWindow& a, const FirstWindow& b) { return a.bound > b.bound; };
  for (std::uint32_t run = 0; run < runs.size(); ++run) {
    const std::vector<float>& bounds = runs[run]->bounds();
    for (std::uint32_t window = 0; window < bounds.size(); ++window) {
      if (bounds[window] <= 0 || (first.size() == kFirstWindows && bounds[window] <= first.back().bound)) continue;
      const FirstWindow next{.bound = bounds[window], .run = run, .window = window};
      first.insert(std::upper_bound(first.begin(), first.end(), next, better), next);
      if (first.size() > kFirstWindows) first.pop_back();
    }
  }
  return first;
}

void take(const Runs& runs, FirstWindow& window, float from, WindowBits& taken) {
  if (from >= window.taken_from) return;
  runs[window.run]->take_window(window.window, from, taken);
  window.taken_from = from;
}

// Few rows of a shard are weighed at once; the others are left for windows.
Runs begin_runs(const WeighedPlan& plan, ArchiveLists& lists, const MatchSet& among, Stopwatch& stopwatch,
                BestRows& best) {
  Runs runs;
  for (std::uint32_t number = 0; number < lists.shards(); ++number) {
    if (among[number].empty()) continue;
    auto run = std::make_unique<ShardRun>(plan, lists.shard(number), number, among[number], stopwatch, best);
    if (run->is_small()) {
      run->take_all();
    } else {
      run->note_bounds();
      runs.push_back(std::move(run));
    }
  }
  return runs;
}

}  // namespace

void find_top_rows(const WeighedPlan& plan, ArchiveLists& lists, const MatchSet& among, Stopwatch& stopwatch,
                   BestRows& best) {
  const Runs runs = begin_runs(plan, lists, among, stopwatch, best);
  std::vector<FirstWindow> first = first_windows(runs);
  // What was taken is told by the row and not by its sum: what lists say of a window is exact and sums are rounded up,
  // so that a row may be passed over when more is asked than its lists hold, though its sum is as much.
  std::vector<WindowBits> taken(first.size());
  for (const float share : kFirstShares) {
    if (best.full()) break;
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (first[i].bound < ShardRun::least(best)) break;
      take(runs, first[i], std::max(share * first[i].bound, ShardRun::least(best)), taken[i]);
    }
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i].bound >= ShardRun::least(best)) take(runs, first[i], ShardRun::least(best), taken[i]);
  }
  for (std::uint32_t run = 0; run < runs.size(); ++run) {
    const std::vector<float>& bounds = runs[run]->bounds();
    for (std::uint32_t window = 0; window < bounds.size(); ++window) {
      if (bounds[window] <= 0 || bounds[window] < ShardRun::least(best)) continue;
      const bool is_first = std::any_of(first.begin(), first.end(), [&](const FirstWindow& each) {
        return each.run == run && each.window == window;
      });
      if (is_first) continue;
      WindowBits none{};
      runs[run]->take_window(window, ShardRun::least(best), none);
    }
  }
}

}  // namespace dateline
