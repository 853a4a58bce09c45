#include "indexer/glass/output_file.h"

#include <fcntl.h>

namespace dateline::glass {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(path), file_(path, O_WRONLY | O_CREAT | O_TRUNC) {}

void OutputFile::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  if (bytes.size() > kBufferBytes) return write_all(file_.get(), bytes, path_);
  // Small files stay small in memory too: capacity grows up to the limit.
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

void OutputFile::flush() {
  write_all(file_.get(), {buffer_.data(), buffer_.size()}, path_);
  buffer_.clear();
}

void OutputFile::close() {
  flush();
  file_.close(path_);
}

}  // namespace dateline::glass
