// A file of a run that nobody else sees: it has no name, so it is gone however the run ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/archive/files.h"

namespace dateline {

/// For bytes that came back otherwise than they were put away: nobody but the run itself wrote them.
[[noreturn]] void throw_spill_changed();

/// Written once from the front, then read.  Not thread-safe; readers of their own may read side by side.
class SpillFile {
 public:
  /// On the disk that holds `folder`.  Throws Error(io), as all of these.
  explicit SpillFile(const std::string& folder);

  /// Where the next byte goes.
  [[nodiscard]] std::uint64_t size() const noexcept { return written_ + buffer_.size(); }
  void append(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= kBufferBytes) flush();
  }
  /// Everything appended can be read from here on.
  void flush();
  /// Appends bytes [offset, offset + size) to `out`.
  void read_more(std::uint64_t offset, std::uint64_t size, std::string& out) const;

  static constexpr std::size_t kBufferBytes = 1u << 18;

 private:
  FileDescriptor file_;
  std::string folder_;
  std::string buffer_;
  std::uint64_t written_ = 0;
};

/// Reads a flushed file from front to back.
class SpillReader {
 public:
  explicit SpillReader(const SpillFile& file, std::uint64_t from = 0) : file_(&file), next_(from) {}

  [[nodiscard]] bool at_end() const noexcept { return at_ == buffer_.size() && next_ == file_->size(); }
  std::uint64_t number();
  /// Bytes behind their length; valid until the next call.
  std::string_view sized();
  [[nodiscard]] std::uint64_t offset() const noexcept { return next_ - (buffer_.size() - at_); }

 private:
  void need(std::size_t bytes);

  const SpillFile* file_;
  std::uint64_t next_ = 0;  // of the file, behind the buffer
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace dateline
