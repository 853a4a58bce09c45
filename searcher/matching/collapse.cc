#include "searcher/matching/collapse.h"

#include <set>
#include <string>

#include <xxhash.h>

namespace dateline {
namespace {

constexpr std::uint64_t kNoStoryBit = std::uint64_t{1} << 63;

const FacetColumn* column_of(const ArchiveSnapshot& snapshot, std::uint32_t shard, std::string_view field) {
  return snapshot.shards()[shard].columns.facet(field);
}

}  // namespace

Stories::Stories(const ArchiveSnapshot& snapshot, const MatchSet& matches) : snapshot_(snapshot), matches_(matches) {
  dictionary_keys_.resize(matches.size());
  for (std::uint32_t shard = 0; shard < matches.size(); ++shard) {
    if (const FacetColumn* column = column_of(snapshot, shard, "story")) {
      for (const std::string& story : column->dictionary) {
        dictionary_keys_[shard].push_back(XXH3_64bits(story.data(), story.size()) & ~kNoStoryBit);
      }
    }
    for (const Xapian::docid docid : matches[shard]) ++sizes_[key({shard, docid})];
  }
}

std::uint64_t Stories::key(RowRef row) const {
  const FacetColumn* column = column_of(snapshot_, row.shard, "story");
  if (column != nullptr && !column->of(row.docid).empty()) {
    return dictionary_keys_[row.shard][column->of(row.docid).front()];
  }
  // An article without a story is one of its own.
  return kNoStoryBit | (std::uint64_t{row.shard} << 32) | row.docid;
}

std::uint32_t Stories::copies(RowRef row) const {
  const auto found = sizes_.find(key(row));
  return found == sizes_.end() ? 0 : found->second - 1;
}

std::uint32_t Stories::outlets_of_copies(RowRef row) const {
  if (copies(row) == 0) return 0;
  const std::uint64_t story = key(row);
  std::set<std::string> outlets;
  for (std::uint32_t shard = 0; shard < matches_.size(); ++shard) {
    const FacetColumn* sources = column_of(snapshot_, shard, "source");
    for (const Xapian::docid docid : matches_[shard]) {
      if (RowRef{shard, docid} == row || key({shard, docid}) != story) continue;
      const bool known = sources != nullptr && !sources->of(docid).empty();
      outlets.insert(known ? sources->dictionary[sources->of(docid).front()] : std::string{});
    }
  }
  return static_cast<std::uint32_t>(outlets.size());
}

}  // namespace dateline
