#include "searcher/matching/collapse.h"

#include <set>
#include <string_view>
#include <unordered_map>

#include "common/schema/fields.h"

namespace dateline {
namespace {

const FacetColumn* column_of(const ArchiveSnapshot& snapshot, std::size_t shard, std::string_view field) {
  return snapshot.shards()[shard].columns.facet(field);
}

// A number for each story of a shard's dictionary.
class Numbering {
 public:
  explicit Numbering(bool one_shard) : one_shard_(one_shard) {}

  std::vector<std::uint32_t> of(const FacetColumn* column) {
    std::vector<std::uint32_t> numbers;
    if (column == nullptr) return numbers;
    numbers.reserve(column->dictionary.size());
    for (const std::string& story : column->dictionary) {
      numbers.push_back(
          one_shard_ ? next() : found_.try_emplace(story, static_cast<std::uint32_t>(found_.size())).first->second);
    }
    if (!one_shard_) next_ = static_cast<std::uint32_t>(found_.size());
    return numbers;
  }
  std::uint32_t next() { return next_++; }

 private:
  bool one_shard_;
  std::uint32_t next_ = 0;
  std::unordered_map<std::string_view, std::uint32_t> found_;
};

}  // namespace

StoryNumbers::StoryNumbers(const ArchiveSnapshot& snapshot) : by_row_(snapshot.shards().size()) {
  Numbering numbering(by_row_.size() == 1);
  std::vector<std::vector<std::uint32_t>> by_story;
  for (std::size_t shard = 0; shard < by_row_.size(); ++shard) {
    by_story.push_back(numbering.of(column_of(snapshot, shard, "story")));
  }
  for (std::size_t shard = 0; shard < by_row_.size(); ++shard) {
    const FacetColumn* column = column_of(snapshot, shard, "story");
    const std::uint32_t rows = snapshot.shards()[shard].columns.articles();
    by_row_[shard].resize(rows + std::size_t{1});
    for (Xapian::docid row = 1; row <= rows; ++row) {
      const bool known = column != nullptr && !column->of(row).empty();
      by_row_[shard][row] = known ? by_story[shard][column->of(row).front()] : numbering.next();
    }
  }
  sizes_.resize(numbering.next());
}

Stories::Stories(ArchiveLists& lists, StoryNumbers& numbers, const MatchSet& matches)
    : lists_(lists), numbers_(numbers), matches_(matches) {
  for (std::size_t shard = 0; shard < matches.size(); ++shard) {
    const auto& by_row = numbers.by_row_[shard];
    matches[shard].for_each(
        [&](Xapian::docid row) { count_ += static_cast<std::uint64_t>(numbers_.sizes_[by_row[row]]++ == 0); });
  }
}

Stories::~Stories() {
  for (std::size_t shard = 0; shard < matches_.size(); ++shard) {
    const auto& by_row = numbers_.by_row_[shard];
    matches_[shard].for_each([&](Xapian::docid row) { numbers_.sizes_[by_row[row]] = 0; });
  }
}

std::uint32_t Stories::outlets_of_copies(RowRef row) const {
  if (copies(row) == 0) return 0;
  const FacetColumn* column = column_of(lists_.snapshot(), row.shard, "story");
  const std::string term = filter_term(field("story"), column->dictionary[column->of(row.docid).front()]);
  std::set<std::string_view> outlets;
  for (std::uint32_t shard = 0; shard < matches_.size(); ++shard) {
    const FacetColumn* sources = column_of(lists_.snapshot(), shard, "source");
    ListReader reader = lists_.shard(shard).reader(term);
    for (std::size_t index = 0; index < reader.list().blocks(); ++index) {
      const DecodedBlock& block = reader.block(index);
      for (std::uint32_t i = 0; i < block.size; ++i) {
        const RowRef other{shard, block.docids[i]};
        if (other == row || !matches_[shard].contains(other.docid)) continue;
        const bool known = sources != nullptr && !sources->of(other.docid).empty();
        outlets.insert(known ? sources->dictionary[sources->of(other.docid).front()] : std::string_view{});
      }
    }
  }
  return static_cast<std::uint32_t>(outlets.size());
}

}  // namespace dateline
