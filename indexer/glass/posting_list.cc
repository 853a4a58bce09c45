#include "indexer/glass/posting_list.h"

#include <cassert>

#include <dateline/error.h>

#include "indexer/glass/block.h"

namespace dateline::glass {

namespace {

constexpr std::size_t kFirstBuffer = std::size_t{1} << 16;
/// Xapian closes a chunk at 2000 bytes.
constexpr std::size_t kMostBodyBytes = 2000;
/// Of an item that is no body, the first key aside.  First chunk: header up to 26.  Others: docid in the key and a
/// header of 6.
constexpr std::size_t kBesideBody = 3 + 30;
/// A shorter first chunk is not worth its item.
constexpr std::size_t kLeastFirstBody = 64;

}  // namespace

PostingList::PostingList() : buffer_(kFirstBuffer) { start(1); }

void PostingList::start(std::size_t key_bytes, std::size_t room) {
  assert(key_bytes + kBesideBody < kMostItemBytes);
  // A chunk that is one item lies in the file without a break: blocks point into it.
  most_body_bytes_ = std::min(kMostBodyBytes, kMostItemBytes - kBesideBody - key_bytes);
  first_body_bytes_ = most_body_bytes_;
  if (room >= kBesideBody + key_bytes + kLeastFirstBody) {
    first_body_bytes_ = std::min(most_body_bytes_, room - kBesideBody - key_bytes);
  }
  chunks_.clear();
  end_ = buffer_.data();
  buffer_end_ = buffer_.data() + buffer_.size();
  chunk_limit_ = end_;
  last_docid_ = 0;
  documents_ = 0;
  largest_wdf_ = 0;
  wdf_sum_ = 0;
}

void PostingList::refuse_docid(Xapian::docid docid) const {
  throw Error(ErrorCode::internal,
              "document " + std::to_string(docid) + " follows " + std::to_string(last_docid_) + " in a posting list");
}

void PostingList::grow() {
  const std::size_t used = offset_of(end_);
  const std::size_t limit = offset_of(chunk_limit_);
  buffer_.resize(2 * buffer_.size());
  end_ = buffer_.data() + used;
  chunk_limit_ = buffer_.data() + limit;
  buffer_end_ = buffer_.data() + buffer_.size();
}

void PostingList::open_chunk(Xapian::docid docid, Xapian::termcount wdf) {
  if (!chunks_.empty()) close_chunk();
  const std::size_t most = chunks_.empty() ? first_body_bytes_ : most_body_bytes_;
  const std::size_t body = offset_of(end_) + kHeaderRoom;
  chunks_.push_back({.header = body, .body = body, .end = body, .first = docid, .last = docid});
  end_ = write_varint(end_ + kHeaderRoom, wdf);
  // The limit must lie in the buffer to be compared with.
  if (offset_of(end_) + most_body_bytes_ + kMostNeeded > buffer_.size()) grow();
  chunk_limit_ = buffer_.data() + body + most;
}

void PostingList::close_chunk() {
  chunks_.back().end = offset_of(end_);
  chunks_.back().last = last_docid_;
}

void PostingList::end(Counts counts) {
  if (chunks_.empty()) return;
  close_chunk();
  std::string header;
  for (Chunk& chunk : chunks_) {
    header.clear();
    if (&chunk == &chunks_.front()) {
      append_varint(header, counts == Counts::shown ? documents_ : 0);
      append_varint(header, counts == Counts::shown ? wdf_sum_ : 0);
      append_varint(header, chunk.first - 1);
    }
    header += &chunk == &chunks_.back() ? '1' : '0';
    append_varint(header, chunk.last - chunk.first);
    chunk.header = chunk.body - header.size();
    std::copy(header.begin(), header.end(), buffer_.data() + chunk.header);
  }
}

std::string_view PostingList::tag(std::size_t chunk) const {
  const Chunk& at = chunks_[chunk];
  return {buffer_.data() + at.header, at.end - at.header};
}

std::string_view PostingList::body(std::size_t chunk) const {
  const Chunk& at = chunks_[chunk];
  return {buffer_.data() + at.body, at.end - at.body};
}

}  // namespace dateline::glass
