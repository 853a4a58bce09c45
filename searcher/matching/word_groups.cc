#include "searcher/matching/word_groups.h"

#include <algorithm>

#include <dateline/error.h>

namespace dateline {
namespace {

// Whether two different positions, one of each, lie less than `window` apart.
bool within(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::uint32_t window) {
  auto from = b.begin();
  for (const std::uint32_t position : a) {
    while (from != b.end() && std::uint64_t{*from} + window <= position) ++from;
    for (auto at = from; at != b.end() && *at < std::uint64_t{position} + window; ++at) {
      if (*at != position) return true;
    }
  }
  return false;
}

}  // namespace

WordGroup::WordGroup(const RankingPlan::Group& group, const Tokens& tokens) : tokens_(tokens), window_(group.window) {
  if (group.words.size() < 2 || (window_ != 0 && group.words.size() != 2)) {
    throw Error(ErrorCode::internal, "a ranking group of " + std::to_string(group.words.size()) + " words");
  }
  for (const std::string& word : group.words) words_.push_back(tokens.find(word));
  possible_ = std::find(words_.begin(), words_.end(), kNoWord) == words_.end();
  if (possible_ && window_ == 0) phrase_ = tokens.phrase(words_);
}

bool WordGroup::holds(Xapian::docid row) {
  if (!possible_) return false;
  if (window_ == 0) {
    tokens_.positions(row, phrase_, first_);
    return !first_.empty();
  }
  tokens_.positions(row, words_[0], first_);
  if (first_.empty()) return false;
  tokens_.positions(row, words_[1], second_);
  return within(first_, second_, window_);
}

}  // namespace dateline
