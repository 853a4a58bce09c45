// The terms of several sources in one order, with their lists joined under the new docids.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "indexer/inverting/assemble.h"
#include "indexer/inverting/source.h"

namespace dateline {

struct MergedPosting {
  Xapian::docid docid = 0;
  std::uint32_t wdf = 0;
  std::uint32_t cursor = 0, positions_begin = 0, positions_end = 0;
};

class TermMerge {
 public:
  explicit TermMerge(const ShardContent& content);

  /// Moves to the next term that a row has.  False at the end.
  bool next();
  [[nodiscard]] std::string_view term() const { return term_; }
  /// Docids ascend.
  [[nodiscard]] std::span<const MergedPosting> postings() const { return merged_; }
  [[nodiscard]] std::span<const std::uint32_t> positions(const MergedPosting& posting) const {
    return std::span(cursors_[posting.cursor]->positions())
        .subspan(posting.positions_begin, posting.positions_end - posting.positions_begin);
  }

 private:
  void add_list(std::uint32_t cursor);
  void put_in_order();
  [[nodiscard]] bool comes_later(std::uint32_t a, std::uint32_t b) const;
  void advance(std::uint32_t cursor);
  bool next_story();

  std::vector<std::vector<Xapian::docid>> docids_;  // by source, by row
  std::vector<std::unique_ptr<TermCursor>> cursors_;
  std::vector<std::uint32_t> heap_;  // cursors by term, the smallest first
  std::vector<std::pair<std::uint64_t, Xapian::docid>> stories_;
  std::size_t next_story_ = 0;
  std::string story_term_;  // of the next story; empty behind the last
  std::string term_;
  std::vector<std::uint32_t> advancing_;
  std::vector<SourcePosting> list_;
  std::vector<MergedPosting> merged_;
  std::vector<std::size_t> parts_;  // where parts of merged_ begin that ascend
  std::vector<std::uint64_t> keys_, spare_;
  std::vector<MergedPosting> ordered_;
};

}  // namespace dateline
