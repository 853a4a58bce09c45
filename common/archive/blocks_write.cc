#include <algorithm>
#include <array>

#include <dateline/error.h>

#include "common/archive/blocks_format.h"
#include "common/archive/packed.h"
#include "common/archive/sections.h"
#include "common/text/varint.h"

namespace dateline {

namespace {

[[noreturn]] void damaged_list(std::string_view term, const std::string& what) {
  throw Error(ErrorCode::damaged, "the posting list of \"" + std::string(term) + "\" is damaged: " + what,
              std::string(term), "run dateline-index --verify ARCHIVE to see all of it");
}

/// The pairs of one block that no other beats, both numbers rising.
class BestPairs {
 public:
  void clear() { pairs_.clear(); }

  void add(Candidate posting) {
    // Of the pairs with a wdf at least as high the first is the shortest.
    auto at = pairs_.begin();
    while (at != pairs_.end() && at->wdf < posting.wdf) ++at;
    if (at != pairs_.end() && at->length <= posting.length) return;
    const auto last_beaten = at != pairs_.end() && at->wdf == posting.wdf ? at + 1 : at;
    auto first_beaten = at;
    while (first_beaten != pairs_.begin() && (first_beaten - 1)->length >= posting.length) --first_beaten;
    if (first_beaten == last_beaten) {
      pairs_.insert(first_beaten, posting);
    } else {
      *first_beaten = posting;
      pairs_.erase(first_beaten + 1, last_beaten);
    }
  }

  [[nodiscard]] const std::vector<Candidate>& pairs() const noexcept { return pairs_; }

 private:
  std::vector<Candidate> pairs_;
};

/// The blocks of one list, coded as they come.
class ListCoder {
 public:
  void start() {
    bytes.clear();
    documents = 0;
    block_ = {};
    last_docid_ = 0;
    last_offset_ = 0;
  }

  void add(Xapian::docid docid, std::uint64_t offset, bool begins_chunk, Candidate posting) {
    if (begins_chunk || block_.postings == kBlockPostings) {
      finish_block();
      block_ = {.first_docid = docid, .file_offset = offset, .begins_chunk = begins_chunk};
      best_.clear();
    }
    block_.last_docid = docid;
    ++block_.postings;
    ++documents;
    best_.add(posting);
  }

  void finish_block() {
    if (block_.postings == 0) return;
    bytes.push_back(static_cast<char>((block_.postings - 1) | (block_.begins_chunk ? kBeginsChunk : 0)));
    append_varint(bytes, block_.first_docid - last_docid_ - 1);
    append_varint(bytes, block_.last_docid - block_.first_docid);
    const auto step = static_cast<std::int64_t>(block_.file_offset - last_offset_);
    append_varint(bytes, block_.begins_chunk ? zigzag(step) : static_cast<std::uint64_t>(step));
    append_varint(bytes, best_.pairs().size() - 1);
    Candidate before{.wdf = ~0U, .length = ~0U};  // less 1 from 0
    for (const Candidate& pair : best_.pairs()) {
      append_varint(bytes, pair.wdf - before.wdf - 1);
      append_varint(bytes, pair.length - before.length - 1);
      before = pair;
    }
    last_docid_ = block_.last_docid;
    last_offset_ = block_.file_offset;
    block_ = {};
  }

  std::string bytes;
  std::uint64_t documents = 0;

 private:
  Block block_;
  BestPairs best_;
  Xapian::docid last_docid_ = 0;
  std::uint64_t last_offset_ = 0;
};

}  // namespace

class BlocksWriter::Impl {
 public:
  explicit Impl(std::span<const std::uint32_t> lengths) : lengths_(lengths) {}

  void add(std::string_view term, std::span<const PostingChunk> chunks) {
    if (terms_.lengths.size() > 0 && term <= last_term_) {
      throw Error(ErrorCode::internal, "blocks: terms are not in order", std::string(term));
    }
    list_.start();
    Xapian::docid last = 0;
    for (const PostingChunk& chunk : chunks) last = add_chunk(term, chunk, last);
    list_.finish_block();
    if (list_.documents <= kBlockPostings) return;
    last_term_ = term;
    terms_.add(term);
    blocks_ += list_.bytes;
    ends_.push_back(blocks_.size());
  }

  void write(const std::string& path, std::uint64_t postlist_bytes) const {
    SectionWriter file(kBlocksKind, path);
    const std::array<std::uint64_t, 3> numbers{postlist_bytes, ends_.size(),
                                               lengths_.empty() ? 0 : lengths_.size() - 1};
    file.begin_section();
    file.write_array<std::uint64_t>(numbers);
    file.begin_section();
    file.write(terms_.text);
    file.begin_section();
    file.write(terms_.lengths);
    file.begin_section();
    file.write_array<std::uint64_t>(terms_.starts);
    file.begin_section();
    file.write(blocks_);
    PackedWriter starts(blocks_.size());
    starts.add(0);
    for (const std::uint64_t end : ends_) starts.add(end);
    file.begin_section();
    file.write(starts.take());
    file.finish();
  }

 private:
  /// Returns the chunk's last docid.
  Xapian::docid add_chunk(std::string_view term, const PostingChunk& chunk, Xapian::docid last) {
    const char* const begin = chunk.bytes.data();
    const char* const end = begin + chunk.bytes.size();
    std::uint64_t docid = chunk.first_docid;
    if (docid <= last) damaged_list(term, "its chunks are not in order");
    for (const char* at = begin; at == begin || at != end;) {
      const std::uint64_t offset = chunk.file_offset + static_cast<std::uint64_t>(at - begin);
      const bool begins_chunk = at == begin;
      std::uint32_t gap = 0;
      std::uint32_t wdf = 0;
      if ((!begins_chunk && !read_varint(at, end, gap)) || !read_varint(at, end, wdf)) {
        damaged_list(term, "a chunk ends inside a posting");
      }
      if (!begins_chunk) docid += std::uint64_t{gap} + 1;
      if (docid >= lengths_.size()) damaged_list(term, "it names a document that is not there");
      list_.add(static_cast<Xapian::docid>(docid), offset, begins_chunk, {.wdf = wdf, .length = lengths_[docid]});
    }
    return static_cast<Xapian::docid>(docid);
  }

  std::span<const std::uint32_t> lengths_;
  ListCoder list_;
  TextsWriter terms_;
  std::string last_term_;
  std::string blocks_;
  std::vector<std::uint64_t> ends_;
};

BlocksWriter::BlocksWriter(std::span<const std::uint32_t> lengths) : impl_(std::make_unique<Impl>(lengths)) {}
BlocksWriter::~BlocksWriter() = default;
void BlocksWriter::add(std::string_view term, std::span<const PostingChunk> chunks) { impl_->add(term, chunks); }
void BlocksWriter::write(const std::string& file, std::uint64_t postlist_bytes) const {
  impl_->write(file, postlist_bytes);
}

}  // namespace dateline
