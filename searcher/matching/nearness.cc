#include "searcher/matching/nearness.h"

#include <algorithm>

namespace dateline {
namespace {

// Positions of one word inside the window that is looked at.
using Part = std::span<const std::uint32_t>;

bool first_ones_differ(const std::vector<Part>& parts) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (parts[i].front() == parts[j].front()) return false;
    }
  }
  return true;
}

// Words against positions, each to be given one of its own: augmenting paths (Kuhn's algorithm).
class Assignment {
 public:
  Assignment(const std::vector<Part>& parts, std::uint32_t begin, std::uint32_t window)
      : parts_(parts), begin_(begin), owner_(std::min<std::size_t>(window, span_of(parts, begin)), kNobody) {}

  bool possible() {
    for (std::size_t word = 0; word < parts_.size(); ++word) {
      tried_.assign(owner_.size(), false);
      if (!place(word)) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  static std::size_t span_of(const std::vector<Part>& parts, std::uint32_t begin) {
    std::uint32_t last = begin;
    for (const Part& part : parts) last = std::max(last, part.back());
    return std::size_t{last} - begin + 1;
  }

  bool place(std::size_t word) {
    for (const std::uint32_t position : parts_[word]) {
      const std::size_t at = position - begin_;
      if (tried_[at]) continue;
      tried_[at] = true;
      if (owner_[at] == kNobody || place(owner_[at])) {
        owner_[at] = word;
        return true;
      }
    }
    return false;
  }

  const std::vector<Part>& parts_;
  std::uint32_t begin_;
  std::vector<std::size_t> owner_;  // by position - begin_
  std::vector<bool> tried_;
};

}  // namespace

bool stand_near(std::span<const Positions* const> words, std::uint32_t window) {
  if (words.empty() || window == 0) return false;
  std::vector<Part> parts;
  for (const Positions* positions : words) parts.emplace_back(*positions);
  while (true) {
    // The window that begins at the earliest position left.
    std::uint32_t first = UINT32_MAX;
    std::uint32_t last = 0;
    for (const Part& part : parts) {
      if (part.empty()) return false;
      first = std::min(first, part.front());
      last = std::max(last, part.front());
    }
    std::uint64_t skip_below = std::uint64_t{first} + 1;
    if (last - first < window) {
      if (first_ones_differ(parts)) return true;
      std::vector<Part> inside = parts;
      for (Part& part : inside) {
        const auto end =
            std::partition_point(part.begin(), part.end(), [&](std::uint32_t at) { return at - first < window; });
        part = part.first(static_cast<std::size_t>(end - part.begin()));
      }
      if (Assignment(inside, first, window).possible()) return true;
    } else {
      skip_below = std::uint64_t{last} - window + 1;  // no window before holds the word that comes last
    }
    for (Part& part : parts) {
      const auto from = std::lower_bound(part.begin(), part.end(), skip_below);
      part = part.subspan(static_cast<std::size_t>(from - part.begin()));
    }
  }
}

}  // namespace dateline
