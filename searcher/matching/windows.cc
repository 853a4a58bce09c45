// windows() of intervals.h.
#include <algorithm>

#include "searcher/matching/intervals.h"

namespace dateline {
namespace {

/// One position of one word of the group.
struct Place {
  std::uint32_t position = 0;
  std::size_t word = 0;
};

std::vector<Place> places_of(std::span<const GroupWord> words) {
  std::vector<Place> places;
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const std::uint32_t position : *words[word].positions) places.push_back({position, word});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.position != b.position ? a.position < b.position : a.word < b.word;
  });
  return places;
}

bool any_shared(const std::vector<Place>& places) {
  return std::adjacent_find(places.begin(), places.end(),
                            [](const Place& a, const Place& b) { return a.position == b.position; }) != places.end();
}

// No two words share a position: a run holds the group if it holds enough positions of each word.
Intervals windows_by_counting(std::span<const GroupWord> words, const std::vector<Place>& places,
                              std::uint32_t window) {
  Intervals out;
  std::vector<std::size_t> held(words.size());
  std::size_t enough = 0;
  auto first = places.begin();
  for (const Place& last : places) {
    if (++held[last.word] == words[last.word].times) ++enough;
    for (; enough == words.size(); ++first) {
      if (last.position - first->position < window) out.push_back({first->position, last.position});
      if (held[first->word]-- == words[first->word].times) --enough;
    }
  }
  keep_shortest(out);
  return out;
}

// Words against positions, each to be given one of its own: augmenting paths (Kuhn's algorithm), position by position.
class Assignment {
 public:
  explicit Assignment(std::span<const GroupWord> words) {
    for (std::size_t word = 0; word < words.size(); ++word) {
      seats_of_word_.push_back({seats_.size(), seats_.size() + words[word].times});
      seats_.resize(seats_.size() + words[word].times, kNobody);
    }
  }

  void clear() {
    std::fill(seats_.begin(), seats_.end(), kNobody);
    words_at_.clear();
    taken_ = 0;
  }

  /// True once all words have positions.
  bool add(std::span<const Place> at_one_position) {
    words_at_.push_back(at_one_position);
    tried_.assign(seats_.size(), false);
    if (seat(words_at_.size() - 1)) ++taken_;
    return taken_ == seats_.size();
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  struct Range {
    std::size_t begin, end;
  };

  bool seat(std::size_t position) {
    for (const Place& place : words_at_[position]) {
      const Range range = seats_of_word_[place.word];
      for (std::size_t seat = range.begin; seat < range.end; ++seat) {
        if (tried_[seat]) continue;
        tried_[seat] = true;
        if (seats_[seat] == kNobody || this->seat(seats_[seat])) {
          seats_[seat] = position;
          return true;
        }
      }
    }
    return false;
  }

  std::vector<Range> seats_of_word_;
  std::vector<std::size_t> seats_;  // of the words, one for each time; who sits there, an index of words_at_
  std::vector<bool> tried_;
  std::vector<std::span<const Place>> words_at_;
  std::size_t taken_ = 0;
};

Intervals windows_by_assigning(std::span<const GroupWord> words, const std::vector<Place>& places,
                               std::uint32_t window) {
  std::vector<std::span<const Place>> positions;
  for (auto at = places.begin(); at != places.end();) {
    const auto end = std::find_if(at, places.end(), [&](const Place& each) { return each.position != at->position; });
    positions.emplace_back(at, end);
    at = end;
  }
  Intervals out;
  Assignment assignment(words);
  for (std::size_t first = 0; first < positions.size(); ++first) {
    assignment.clear();
    const std::uint32_t begin = positions[first].front().position;
    for (std::size_t last = first; last < positions.size(); ++last) {
      const std::uint32_t end = positions[last].front().position;
      if (end - begin >= window) break;
      if (!assignment.add(positions[last])) continue;
      out.push_back({begin, end});
      break;
    }
  }
  keep_shortest(out);
  return out;
}

}  // namespace

Intervals windows(std::span<const GroupWord> words, std::uint32_t window) {
  if (words.empty() || window == 0) return {};
  for (const GroupWord& word : words) {
    if (word.positions->size() < word.times) return {};
  }
  const std::vector<Place> places = places_of(words);
  return any_shared(places) ? windows_by_assigning(words, places, window) : windows_by_counting(words, places, window);
}

}  // namespace dateline
