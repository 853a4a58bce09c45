#include "indexer/inverting/term_merge.h"

#include <algorithm>

#include "common/schema/document.h"

namespace dateline {
namespace {

// Which part the next key comes from cannot be foretold: choosing is cheaper than branching.
void merge_keys(const std::uint64_t* a, const std::uint64_t* middle, const std::uint64_t* end, std::uint64_t* out) {
  const std::uint64_t* b = middle;
  while (a != middle && b != end) {
    const std::uint64_t first = *a;
    const std::uint64_t second = *b;
    const bool from_second = second < first;
    *out++ = from_second ? second : first;
    b += from_second ? 1 : 0;
    a += from_second ? 0 : 1;
  }
  out = std::copy(a, middle, out);
  std::copy(b, end, out);
}

}  // namespace

TermMerge::TermMerge(const ShardContent& content) : docids_(docids_by_source(content)) {
  for (std::uint32_t i = 0; i < content.sources.size(); ++i) {
    cursors_.push_back(content.sources[i]->terms());
    advance(i);
  }
  if (!content.make_story_terms) return;
  for (std::size_t i = 0; i < content.rows.size(); ++i) {
    if (content.rows[i].has_story) stories_.emplace_back(content.rows[i].story, static_cast<Xapian::docid>(i + 1));
  }
  // Names are hex digits of one length, so their order is the numbers'.
  std::sort(stories_.begin(), stories_.end());
  if (!stories_.empty()) story_term_ = story_term(stories_.front().first);
}

bool TermMerge::comes_later(std::uint32_t a, std::uint32_t b) const {
  const int order = cursors_[a]->term().compare(cursors_[b]->term());
  return order != 0 ? order > 0 : a > b;
}

void TermMerge::advance(std::uint32_t cursor) {
  if (!cursors_[cursor]->next()) return;
  heap_.push_back(cursor);
  std::push_heap(heap_.begin(), heap_.end(), [this](std::uint32_t a, std::uint32_t b) { return comes_later(a, b); });
}

void TermMerge::add_list(std::uint32_t cursor) {
  cursors_[cursor]->read(list_);
  const std::vector<Xapian::docid>& docids = docids_[cursor];
  const std::size_t begin = merged_.size();
  for (const SourcePosting& posting : list_) {
    const Xapian::docid docid = docids.at(posting.row);
    if (docid == 0) continue;
    merged_.push_back({docid, posting.wdf, cursor, posting.positions_begin, posting.positions_end});
  }
  // Runs of an archive that was read in date order follow each other; others interleave.
  const bool follows = begin > 0 && begin < merged_.size() && merged_[begin - 1].docid < merged_[begin].docid;
  if (begin < merged_.size() && !follows) parts_.push_back(begin);
}

// Moves eight bytes a posting in each round, and each posting once: they are more than twice as long.
void TermMerge::put_in_order() {
  if (parts_.size() < 2) return;
  keys_.resize(merged_.size());
  spare_.resize(merged_.size());
  for (std::size_t i = 0; i < merged_.size(); ++i) keys_[i] = std::uint64_t{merged_[i].docid} << 32 | i;
  parts_.push_back(merged_.size());
  while (parts_.size() > 2) {
    std::size_t left = 1;  // of parts_: [0] stays 0
    for (std::size_t i = 0; i + 1 < parts_.size(); i += 2) {
      const std::size_t end = parts_[std::min(i + 2, parts_.size() - 1)];
      merge_keys(keys_.data() + parts_[i], keys_.data() + parts_[i + 1], keys_.data() + end, spare_.data() + parts_[i]);
      parts_[left++] = end;
    }
    parts_.resize(left);
    keys_.swap(spare_);
  }
  ordered_.clear();
  for (const std::uint64_t key : keys_) ordered_.push_back(merged_[key & 0xFFFFFFFFU]);
  merged_.swap(ordered_);
}

bool TermMerge::next_story() {
  if (story_term_.empty()) return false;
  if (!heap_.empty() && cursors_[heap_.front()]->term() < story_term_) return false;
  term_ = story_term_;
  const std::uint64_t story = stories_[next_story_].first;
  for (; next_story_ < stories_.size() && stories_[next_story_].first == story; ++next_story_) {
    merged_.push_back({stories_[next_story_].second, 0, 0, 0, 0});
  }
  story_term_ = next_story_ < stories_.size() ? story_term(stories_[next_story_].first) : std::string();
  return true;
}

bool TermMerge::next() {
  merged_.clear();
  parts_.clear();
  if (next_story()) return true;
  while (merged_.empty()) {
    if (heap_.empty()) return false;
    if (next_story()) return true;
    term_ = cursors_[heap_.front()]->term();
    const auto later = [this](std::uint32_t a, std::uint32_t b) { return comes_later(a, b); };
    while (!heap_.empty() && cursors_[heap_.front()]->term() == term_) {
      std::pop_heap(heap_.begin(), heap_.end(), later);
      const std::uint32_t cursor = heap_.back();
      heap_.pop_back();
      add_list(cursor);
      advancing_.push_back(cursor);
    }
    put_in_order();
    for (const std::uint32_t cursor : advancing_) advance(cursor);
    advancing_.clear();
  }
  return true;
}

}  // namespace dateline
