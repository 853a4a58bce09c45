#include "searcher/snippets/windows.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// Pieces [first, last] and what they would show.
struct Candidate {
  std::size_t first = 0, last = 0;
  std::size_t fresh = 0;     // query words not shown by another window
  std::size_t distinct = 0;  // query words
  std::size_t marks = 0;

  [[nodiscard]] auto worth() const { return std::array{fresh, distinct, std::min(marks, distinct * 2)}; }
};

class Chooser {
 public:
  Chooser(const std::vector<SnippetPiece>& pieces, const std::vector<Mark>& marks, std::size_t units,
          WindowLimits limits)
      : pieces_(pieces), marks_(marks), limits_(limits), taken_(pieces.size()), shown_(units) {
    auto mark = marks.begin();
    for (const SnippetPiece& piece : pieces) {
      while (mark != marks.end() && mark->span.begin < piece.span.begin) ++mark;
      first_mark_.push_back(static_cast<std::size_t>(mark - marks.begin()));
      while (mark != marks.end() && mark->span.begin < piece.span.end) ++mark;
      end_mark_.push_back(static_cast<std::size_t>(mark - marks.begin()));
    }
  }

  std::vector<Window> run() {
    std::vector<Candidate> chosen;
    while (chosen.size() < limits_.count) {
      const Candidate best = best_candidate();
      if (best.marks == 0) break;
      chosen.push_back(widened(best));
      take(chosen.back());
    }
    if (chosen.empty() && !pieces_.empty()) chosen.push_back(widened({}));
    std::sort(chosen.begin(), chosen.end(), [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
    std::vector<Window> windows;
    for (const Candidate& each : chosen) windows.push_back(window_of(each));
    return windows;
  }

 private:
  Candidate best_candidate() {
    Candidate best;
    for (std::size_t first = 0; first < pieces_.size(); ++first) {
      if (taken_[first] || marks_in(first) == 0) continue;
      const Candidate candidate = candidate_from(first);
      if (candidate.worth() > best.worth()) best = candidate;
    }
    return best;
  }

  // From this piece to the last one with a mark that still fits.
  Candidate candidate_from(std::size_t first) {
    Candidate candidate{.first = first, .last = first};
    std::vector<std::size_t> seen;
    count(first, candidate, seen);
    for (std::size_t next = first + 1; next < pieces_.size() && may_join(first, next); ++next) {
      if (marks_in(next) == 0) continue;
      candidate.last = next;
      count(next, candidate, seen);
    }
    return candidate;
  }

  void count(std::size_t piece, Candidate& candidate, std::vector<std::size_t>& seen) const {
    for (std::size_t i = first_mark_[piece]; i < end_mark_[piece]; ++i) {
      const std::size_t unit = marks_[i].unit;
      ++candidate.marks;
      if (std::find(seen.begin(), seen.end(), unit) != seen.end()) continue;
      seen.push_back(unit);
      ++candidate.distinct;
      if (unit < shown_.size() && !shown_[unit]) ++candidate.fresh;
    }
  }

  // Fills the window with what follows, then with what stands before, as far as it fits.
  [[nodiscard]] Candidate widened(Candidate candidate) const {
    while (candidate.last + 1 < pieces_.size() && may_join(candidate.first, candidate.last + 1)) ++candidate.last;
    while (candidate.first > 0 && !taken_[candidate.first - 1] && !pieces_[candidate.first - 1].cut_end &&
           !pieces_[candidate.first].cut_begin &&
           pieces_[candidate.last].span.end - pieces_[candidate.first - 1].span.begin <= limits_.bytes) {
      --candidate.first;
    }
    return candidate;
  }

  [[nodiscard]] bool may_join(std::size_t first, std::size_t next) const {
    return !taken_[next] && !pieces_[next - 1].cut_end && !pieces_[next].cut_begin &&
           pieces_[next].span.end - pieces_[first].span.begin <= limits_.bytes;
  }

  void take(const Candidate& candidate) {
    for (std::size_t piece = candidate.first; piece <= candidate.last; ++piece) {
      taken_[piece] = true;
      for (std::size_t i = first_mark_[piece]; i < end_mark_[piece]; ++i) {
        if (marks_[i].unit < shown_.size()) shown_[marks_[i].unit] = true;
      }
    }
  }

  [[nodiscard]] std::size_t marks_in(std::size_t piece) const { return end_mark_[piece] - first_mark_[piece]; }

  [[nodiscard]] Window window_of(const Candidate& candidate) const {
    const SnippetPiece& first = pieces_[candidate.first];
    const SnippetPiece& last = pieces_[candidate.last];
    return {{first.span.begin, last.span.end}, first.cut_begin, last.cut_end};
  }

  const std::vector<SnippetPiece>& pieces_;
  const std::vector<Mark>& marks_;
  WindowLimits limits_;
  std::vector<bool> taken_;
  std::vector<bool> shown_;  // query words
  std::vector<std::size_t> first_mark_, end_mark_;
};

}  // namespace

std::vector<Window> choose_windows(const std::vector<SnippetPiece>& pieces, const std::vector<Mark>& marks,
                                   std::size_t units, WindowLimits limits) {
  return Chooser(pieces, marks, units, limits).run();
}

}  // namespace dateline
