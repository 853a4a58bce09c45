// All names at once: a trie whose states fall back to the longest suffix that is a state, too (Aho and Corasick 1975).
// A page has some hundred different marks, and trying the names one by one took a fifth of its time.
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "indexer/cleaning/region_names.h"

namespace dateline {
namespace {

constexpr std::uint16_t kNone = std::numeric_limits<std::uint16_t>::max();
// Names are of small letters and blanks; every other byte is the last column, where no name goes on.
constexpr std::size_t kColumns = 28;

constexpr std::size_t column_of(char c) noexcept {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
  return c == ' ' ? 26 : 27;
}

class NameMatcher {
 public:
  explicit NameMatcher(const std::vector<RegionName>& names) {
    states_.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) add(names[i].words, static_cast<std::uint16_t>(i));
    link();
  }

  /// The first of the names that stands in the text; kNone if none does.
  [[nodiscard]] std::uint16_t first_in(std::string_view text) const {
    std::uint16_t first = kNone;
    std::uint16_t state = 0;
    for (const char c : text) {
      state = states_[state].next[column_of(c)];
      first = std::min(first, states_[state].name);
    }
    return first;
  }

 private:
  struct State {
    State() { next.fill(0); }
    std::array<std::uint16_t, kColumns> next;
    std::uint16_t name = kNone;  // the first of those that end here
  };

  void add(std::string_view words, std::uint16_t name) {
    std::uint16_t state = 0;
    for (const char c : words) {
      const std::size_t column = column_of(c);
      if (states_[state].next[column] == 0) {
        states_[state].next[column] = static_cast<std::uint16_t>(states_.size());
        states_.emplace_back();
      }
      state = states_[state].next[column];
    }
    states_[state].name = std::min(states_[state].name, name);
  }

  // Breadth first: where a state falls back to is complete when it is needed.
  void link() {
    std::vector<std::uint16_t> fall(states_.size(), 0);
    std::vector<std::uint16_t> order{0};
    for (std::size_t at = 0; at < order.size(); ++at) {
      const std::uint16_t state = order[at];
      states_[state].name = std::min(states_[state].name, states_[fall[state]].name);
      for (std::size_t column = 0; column < kColumns; ++column) {
        const std::uint16_t child = states_[state].next[column];
        const std::uint16_t other = state == 0 ? std::uint16_t{0} : states_[fall[state]].next[column];
        if (child == 0) {
          states_[state].next[column] = other;
        } else {
          fall[child] = other;
          order.push_back(child);
        }
      }
    }
  }

  std::vector<State> states_;
};

}  // namespace

Region region_named(std::string_view marks) {
  static const NameMatcher kMatcher(region_names());
  const std::uint16_t name = kMatcher.first_in(marks);
  return name == kNone ? Region::none : region_names()[name].region;
}

}  // namespace dateline
