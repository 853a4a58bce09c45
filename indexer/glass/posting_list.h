// One posting list while it is collected: its bytes already cut into chunks, kept until the list is over, because the
// first chunk's header counts the whole list.
//
//   first chunk only: U(documents) U(sum of wdf) U(first docid - 1)
//   every chunk:      last chunk? '1' : '0', U(last docid - first docid), body
//   body:             U(wdf of the first docid), then per posting U(docid gap - 1) U(wdf)
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/glass/encodings.h"

namespace dateline::glass {

class PostingList {
 public:
  /// Whether the first chunk's header counts documents and wdfs, or says 0 as the list of document lengths does.
  enum class Counts { shown, zero };

  PostingList();

  /// Forgets the list before.  `key_bytes`: of the first chunk's key, at most 249.  `room`: for the item of the first
  /// chunk; it is made to fill that if it is worth an item and the list is long enough.
  void start(std::size_t key_bytes, std::size_t room = 0);
  /// Docids ascend from 1: else Error(internal).
  void add(Xapian::docid docid, Xapian::termcount wdf) {
    if (docid <= last_docid_) [[unlikely]] {
      refuse_docid(docid);
    }
    if (static_cast<std::size_t>(buffer_end_ - end_) < kMostNeeded) [[unlikely]] {
      grow();
    }
    char* const end = write_varint(write_varint(end_, docid - last_docid_ - 1), wdf);
    if (end <= chunk_limit_) [[likely]] {
      end_ = end;
    } else {
      open_chunk(docid, wdf);
    }
    last_docid_ = docid;
    ++documents_;
    wdf_sum_ += wdf;
    largest_wdf_ = std::max(largest_wdf_, wdf);
  }
  /// After the last posting, before the chunks are looked at.
  void end(Counts counts);

  [[nodiscard]] std::size_t chunks() const noexcept { return chunks_.size(); }
  [[nodiscard]] Xapian::docid first_docid(std::size_t chunk) const { return chunks_[chunk].first; }
  /// Header and body; valid until start().
  [[nodiscard]] std::string_view tag(std::size_t chunk) const;
  [[nodiscard]] std::string_view body(std::size_t chunk) const;

  [[nodiscard]] Xapian::doccount documents() const noexcept { return documents_; }
  [[nodiscard]] std::uint64_t wdf_sum() const noexcept { return wdf_sum_; }
  [[nodiscard]] Xapian::termcount largest_wdf() const noexcept { return largest_wdf_; }
  [[nodiscard]] Xapian::docid last_docid() const noexcept { return last_docid_; }

 private:
  struct Chunk {
    std::size_t header = 0, body = 0, end = 0;  ///< offsets in buffer_
    Xapian::docid first = 0, last = 0;
  };
  /// Documents, sum, first docid, flag, span.
  static constexpr std::size_t kHeaderRoom = 3 * kMostVarint32 + kMostVarint64 + 1;
  /// A posting, or the beginning of a chunk.
  static constexpr std::size_t kMostNeeded = kHeaderRoom + 2 * kMostVarint32;

  [[noreturn]] void refuse_docid(Xapian::docid docid) const;
  void grow();
  void open_chunk(Xapian::docid docid, Xapian::termcount wdf);
  void close_chunk();
  [[nodiscard]] std::size_t offset_of(const char* byte) const {
    return static_cast<std::size_t>(byte - buffer_.data());
  }

  std::vector<char> buffer_;
  char* end_ = nullptr;
  char* buffer_end_ = nullptr;
  const char* chunk_limit_ = nullptr;  ///< no posting of the open chunk may end beyond; where the list begins if none
  std::size_t most_body_bytes_ = 0;
  std::size_t first_body_bytes_ = 0;  ///< the same for the first chunk
  std::vector<Chunk> chunks_;
  Xapian::docid last_docid_ = 0;
  Xapian::doccount documents_ = 0;
  Xapian::termcount largest_wdf_ = 0;
  std::uint64_t wdf_sum_ = 0;
};

}  // namespace dateline::glass
