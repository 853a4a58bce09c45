// Opening and reading; blocks_write.cc writes, blocks_build.cc makes them from a table.
#include "common/archive/blocks.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include <dateline/error.h>

#include "common/archive/blocks_format.h"
#include "common/archive/mapped_file.h"
#include "common/archive/packed.h"
#include "common/archive/sections.h"
#include "common/archive/text_order.h"
#include "common/text/varint.h"

namespace dateline {

namespace {

using Id = BlocksSection;

struct Bounds {
  std::uint64_t postlist_bytes = 0;
  std::uint64_t articles = 0;
};

/// Reads the blocks of one list; whatever its bytes say, every number that comes out is within the bounds.
class ListReader {
 public:
  ListReader(std::string_view bytes, const Bounds& bounds)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), bounds_(bounds) {}

  [[nodiscard]] bool at_end() const noexcept { return at_ == end_; }

  /// The next block without its pairs; false if it is none.
  [[nodiscard]] bool next(Block& block) {
    if (at_end()) return false;
    const unsigned head = static_cast<unsigned char>(*at_++);
    std::uint32_t gap = 0;
    std::uint32_t span = 0;
    std::uint64_t step = 0;
    if (!read_varint(at_, end_, gap) || !read_varint(at_, end_, span) || !read_varint(at_, end_, step) ||
        !read_varint(at_, end_, more_pairs_)) {
      return false;
    }
    block.begins_chunk = (head & kBeginsChunk) != 0;
    block.postings = (head & ~kBeginsChunk) + 1;
    const std::uint64_t first = last_docid_ + std::uint64_t{gap} + 1;
    last_docid_ = first + span;
    block.first_docid = static_cast<Xapian::docid>(first);
    block.last_docid = static_cast<Xapian::docid>(last_docid_);
    // The sum may wrap as the writer's difference did; what counts is where it ends.
    offset_ += block.begins_chunk ? static_cast<std::uint64_t>(unzigzag(step)) : step;
    block.file_offset = offset_;
    const std::uint64_t least_bytes = 2 * block.postings - (block.begins_chunk ? 1 : 0);
    const bool chunk_is_known = block.begins_chunk || inside_;
    inside_ = true;
    return chunk_is_known && last_docid_ <= bounds_.articles && block.postings <= std::uint64_t{span} + 1 &&
           offset_ <= bounds_.postlist_bytes && least_bytes <= bounds_.postlist_bytes - offset_ &&
           more_pairs_ < block.postings;
  }

  /// The pairs of the block just read; calls each(pair); false if they are none.
  template <typename Each>
  [[nodiscard]] bool pairs(Each each) {
    Candidate pair{.wdf = ~0U, .length = ~0U};
    for (std::uint32_t i = 0; i <= more_pairs_; ++i) {
      Candidate step;
      if (!read_varint(at_, end_, step.wdf) || !read_varint(at_, end_, step.length)) return false;
      const bool wraps = i > 0 && (step.wdf >= ~0U - pair.wdf || step.length >= ~0U - pair.length);
      if (wraps) return false;
      pair = {.wdf = pair.wdf + step.wdf + 1, .length = pair.length + step.length + 1};
      each(pair);
    }
    return true;
  }

 private:
  const char* at_;
  const char* end_;
  const Bounds& bounds_;
  std::uint64_t last_docid_ = 0;
  std::uint64_t offset_ = 0;
  std::uint32_t more_pairs_ = 0;
  bool inside_ = false;  // a chunk has begun
};

bool is_list(std::string_view bytes, const Bounds& bounds) {
  ListReader reader(bytes, bounds);
  Block block;
  while (!reader.at_end()) {
    if (!reader.next(block) || !reader.pairs([](Candidate) {})) return false;
  }
  return !bytes.empty();
}

/// One list as it is handed out.
struct List {
  std::vector<Block> blocks;
  std::vector<Candidate> pairs;
};

std::unique_ptr<const List> read_list(std::string_view bytes, const Bounds& bounds) {
  auto list = std::make_unique<List>();
  std::vector<std::size_t> begins;
  ListReader reader(bytes, bounds);
  Block block;
  while (!reader.at_end() && reader.next(block)) {
    list->blocks.push_back(block);
    begins.push_back(list->pairs.size());
    if (!reader.pairs([&](Candidate pair) { list->pairs.push_back(pair); })) break;
  }
  begins.push_back(list->pairs.size());
  for (std::size_t i = 0; i < list->blocks.size(); ++i) {
    list->blocks[i].best = std::span(list->pairs).subspan(begins[i], begins[i + 1] - begins[i]);
  }
  return list;
}

}  // namespace

class Blocks::Impl {
 public:
  Impl(MappedFile file, const std::string& path, std::uint64_t postlist_bytes, std::uint32_t articles)
      : file_(std::move(file)), bounds_{.postlist_bytes = postlist_bytes, .articles = articles} {
    const Sections sections(kBlocksKind, unseal(kBlocksKind, file_.bytes(), path), path, Id::count);
    const auto numbers = sections.array<std::uint64_t>(Id::numbers);
    if (numbers.size() < 3) sections.damaged("its numbers are missing");
    if (numbers[0] != postlist_bytes || numbers[2] != articles) sections.damaged("it does not belong to its shard");
    open_terms(sections, numbers[1]);
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      if (!is_list(bytes(i), bounds_)) sections.damaged("the blocks of a term are wrong");
    }
  }

  [[nodiscard]] std::size_t terms() const noexcept { return terms_.size(); }

  [[nodiscard]] std::span<const Block> list(std::string_view term) const {
    const std::size_t index = order_.find(term, [&](std::size_t i) { return terms_[i]; });
    if (index == terms_.size()) return {};
    {
      const std::shared_lock lock(mutex_);
      if (const auto found = read_.find(index); found != read_.end()) return found->second->blocks;
    }
    auto list = read_list(bytes(index), bounds_);
    const std::unique_lock lock(mutex_);
    return read_.try_emplace(index, std::move(list)).first->second->blocks;
  }

 private:
  void open_terms(const Sections& sections, std::uint64_t terms) {
    const auto texts = Texts::over(sections.bytes(Id::term_text), sections.bytes(Id::term_lengths),
                                   sections.array<std::uint64_t>(Id::term_starts));
    if (!texts || texts->size() != terms) sections.damaged("its terms do not fit each other");
    terms_ = *texts;
    order_ = TextOrder(terms_.size(), [&](std::size_t i) { return terms_[i]; });
    blocks_ = sections.bytes(Id::blocks);
    const auto starts = PackedNumbers::over(sections.bytes(Id::block_starts), terms + 1, blocks_.size());
    if (!starts || !starts->are_offsets_to(blocks_.size())) sections.damaged("the blocks of a term lie outside");
    starts_ = *starts;
  }

  [[nodiscard]] std::string_view bytes(std::size_t term) const {
    return blocks_.substr(starts_[term], starts_[term + 1] - starts_[term]);
  }

  MappedFile file_;
  Bounds bounds_;
  Texts terms_;
  TextOrder order_;
  std::string_view blocks_;
  PackedNumbers starts_;

  // Lists that were asked for, by number of the term.  They stay: spans of them are out.
  mutable std::shared_mutex mutex_;
  mutable std::unordered_map<std::size_t, std::unique_ptr<const List>> read_;
};

Blocks::Blocks() = default;
Blocks::~Blocks() = default;

std::shared_ptr<const Blocks> Blocks::open(const std::string& file, std::uint64_t postlist_bytes,
                                           std::uint32_t articles) {
  auto mapped = MappedFile::if_exists(file);
  if (!mapped) throw_damaged(kBlocksKind, file, "it is missing");
  const std::shared_ptr<Blocks> blocks(new Blocks);
  blocks->impl_ = std::make_unique<Impl>(std::move(*mapped), file, postlist_bytes, articles);
  return blocks;
}

std::size_t Blocks::terms() const noexcept { return impl_->terms(); }
std::span<const Block> Blocks::list(std::string_view term) const { return impl_->list(term); }
std::vector<Block> Blocks::find(std::string_view term) const {
  const auto list = impl_->list(term);
  return {list.begin(), list.end()};
}

}  // namespace dateline
