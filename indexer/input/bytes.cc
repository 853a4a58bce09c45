#include "indexer/input/bytes.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace dateline {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} << 10;
constexpr int kWaitMilliseconds = 200;

std::string system_message(int error) { return std::generic_category().message(error); }

}  // namespace

FileSource::FileSource(const std::string& path, Waiting waiting)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), waiting_(std::move(waiting)) {
  if (descriptor_ < 0) failure_ = system_message(errno);
}

FileSource::~FileSource() {
  if (descriptor_ > 0) ::close(descriptor_);
}

// Files are always ready; a pipe, or somebody's keyboard, is when there is something.
bool FileSource::wait() {
  pollfd ready{.fd = descriptor_, .events = POLLIN, .revents = 0};
  while (::poll(&ready, 1, kWaitMilliseconds) <= 0) {
    if (waiting_()) continue;
    failure_ = "reading was ended while waiting for more";
    return false;
  }
  return true;
}

std::size_t FileSource::read(std::span<char> buffer) {
  if (!failure_.empty()) return 0;
  for (;;) {
    if (waiting_ && !wait()) return 0;
    const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    failure_ = system_message(errno);
    return 0;
  }
}

std::optional<std::int64_t> FileSource::seek(std::int64_t offset, int whence) {
  const off_t place = ::lseek(descriptor_, offset, whence);
  return place < 0 ? std::nullopt : std::optional<std::int64_t>(place);
}

std::string_view PeekSource::peek(std::size_t most) {
  if (begin_ > 0 && ahead_.size() - begin_ < most) {
    ahead_.erase(0, begin_);
    begin_ = 0;
  }
  while (ahead_.size() - begin_ < most) {
    const std::size_t before = ahead_.size();
    ahead_.resize(before + std::clamp(most - (before - begin_), std::size_t{1}, kBlockBytes));
    const std::size_t count = source_.read(std::span(ahead_).subspan(before));
    ahead_.resize(before + count);
    taken_ += count;
    if (count == 0) break;
  }
  return std::string_view(ahead_).substr(begin_, most);
}

void PeekSource::skip(std::size_t bytes) {
  begin_ += std::min(bytes, ahead_.size() - begin_);
  if (begin_ < ahead_.size()) return;
  ahead_.clear();
  begin_ = 0;
}

std::size_t PeekSource::read(std::span<char> buffer) {
  if (begin_ < ahead_.size()) {
    const std::size_t count = std::min(buffer.size(), ahead_.size() - begin_);
    std::copy_n(ahead_.data() + begin_, count, buffer.data());
    skip(count);
    return count;
  }
  const std::size_t count = source_.read(buffer);
  taken_ += count;
  return count;
}

std::optional<std::int64_t> PeekSource::seek(std::int64_t offset, int whence) {
  if (whence == SEEK_CUR) offset -= static_cast<std::int64_t>(ahead_.size() - begin_);
  const auto place = source_.seek(offset, whence);
  if (!place) return place;
  ahead_.clear();
  begin_ = 0;
  return place;
}

std::optional<std::string> read_all(ByteSource& source, std::uint64_t most) {
  std::string out;
  std::array<char, kBlockBytes> block;
  while (const std::size_t count = source.read(block)) {
    if (out.size() + count > most) return std::nullopt;
    out.append(block.data(), count);
  }
  return out;
}

std::string bytes_for_people(std::uint64_t bytes) {
  constexpr std::array<const char*, 4> kUnits{" bytes", " KiB", " MiB", " GiB"};
  std::size_t unit = 0;
  while (unit + 1 < kUnits.size() && bytes >= 1024 && bytes % 1024 == 0) {
    bytes /= 1024;
    ++unit;
  }
  return std::to_string(bytes) + kUnits[unit];
}

}  // namespace dateline
