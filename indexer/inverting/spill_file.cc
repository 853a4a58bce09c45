#include "indexer/inverting/spill_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <dateline/error.h>

#include "common/text/varint.h"

namespace dateline {
namespace {

/// What open(2) says where kernel or file system have no nameless files.
bool means_unsupported(int error_number) {
  return error_number == EOPNOTSUPP || error_number == EISDIR || error_number == ENOENT || error_number == EINVAL;
}

FileDescriptor nameless_file(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return FileDescriptor::adopt(descriptor);
  if (!means_unsupported(errno)) throw_errno(errno, "make a temporary file in", folder);
  std::string path = folder + "/spill-XXXXXX";
  const int named = ::mkostemp(path.data(), O_CLOEXEC);
  if (named < 0) throw_errno(errno, "make a temporary file in", folder);
  ::unlink(path.c_str());
  return FileDescriptor::adopt(named);
}

}  // namespace

void throw_spill_changed() { throw Error(ErrorCode::io, "a temporary file was changed while it was in use"); }

SpillFile::SpillFile(const std::string& folder) : file_(nameless_file(folder)), folder_(folder) {
  buffer_.reserve(kBufferBytes + 4096);
}

void SpillFile::flush() {
  write_all(file_.get(), buffer_, "a temporary file in " + folder_);
  written_ += buffer_.size();
  buffer_.clear();
}

void SpillFile::read_more(std::uint64_t offset, std::uint64_t size, std::string& out) const {
  const std::size_t before = out.size();
  out.resize(before + size);
  for (std::size_t got = 0; got < size;) {
    const ssize_t done = ::pread(file_.get(), out.data() + before + got, size - got, static_cast<off_t>(offset + got));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) throw_errno(errno, "read a temporary file in", folder_);
    if (done == 0) throw Error(ErrorCode::io, "a temporary file in " + folder_ + " ends too early", folder_);
    got += static_cast<std::size_t>(done);
  }
}

// At least `bytes` in the buffer, or all there are.
void SpillReader::need(std::size_t bytes) {
  if (buffer_.size() - at_ >= bytes || next_ == file_->size()) return;
  const std::size_t kept = buffer_.size() - at_;
  const std::uint64_t more =
      std::min<std::uint64_t>(std::max(bytes - kept, SpillFile::kBufferBytes), file_->size() - next_);
  buffer_.erase(0, at_);
  at_ = 0;
  file_->read_more(next_, more, buffer_);
  next_ += more;
}

std::uint64_t SpillReader::number() {
  need(kMaxVarintBytes);
  const char* at = buffer_.data() + at_;
  std::uint64_t number = 0;
  if (!read_varint(at, buffer_.data() + buffer_.size(), number)) {
    throw_spill_changed();
  }
  at_ = static_cast<std::size_t>(at - buffer_.data());
  return number;
}

std::string_view SpillReader::sized() {
  const std::uint64_t size = number();
  need(static_cast<std::size_t>(size));
  if (buffer_.size() - at_ < size) throw_spill_changed();
  const auto text = std::string_view(buffer_).substr(at_, static_cast<std::size_t>(size));
  at_ += static_cast<std::size_t>(size);
  return text;
}

}  // namespace dateline
