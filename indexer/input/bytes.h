// Where bytes come from: files, standard input, members of containers.  All are read once, front to back.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills as much of `buffer` as there is; 0 at the end and after a failure.  Never throws.
  virtual std::size_t read(std::span<char> buffer) = 0;
  /// Moves to a place from the front (SEEK_SET), here (SEEK_CUR) or the end (SEEK_END); the new place, or no value
  /// where a source cannot go back.
  virtual std::optional<std::int64_t> seek(std::int64_t, int) { return std::nullopt; }
  /// Why reading ended early, for people; empty if it did not.
  [[nodiscard]] virtual std::string failure() const { return {}; }
};

/// A file descriptor that it closes itself (standard input is left open).
class FileSource final : public ByteSource {
 public:
  /// Called a few times a second while a pipe gives nothing; false ends the reading.  Does not throw: C libraries
  /// stand between it and the caller.
  using Waiting = std::function<bool()>;

  /// The file of a path; look at failure() before the first read.
  explicit FileSource(const std::string& path, Waiting waiting = {});
  /// Standard input.
  explicit FileSource(Waiting waiting) : waiting_(std::move(waiting)) {}
  ~FileSource() override;

  std::size_t read(std::span<char> buffer) override;
  std::optional<std::int64_t> seek(std::int64_t offset, int whence) override;
  [[nodiscard]] std::string failure() const override { return failure_; }

 private:
  [[nodiscard]] bool wait();

  int descriptor_ = 0;
  Waiting waiting_;
  std::string failure_;
};

/// Looks ahead without consuming, and counts what was read.
class PeekSource final : public ByteSource {
 public:
  explicit PeekSource(ByteSource& source) : source_(source) {}

  /// The next bytes, up to `most`; fewer only at the end.  Good until the next call.
  std::string_view peek(std::size_t most);
  /// Consumes bytes that were peeked at.
  void skip(std::size_t bytes);
  std::size_t read(std::span<char> buffer) override;
  std::optional<std::int64_t> seek(std::int64_t offset, int whence) override;
  [[nodiscard]] std::string failure() const override { return source_.failure(); }
  /// Bytes taken from the source so far, those peeked at included.
  [[nodiscard]] std::uint64_t taken() const noexcept { return taken_; }

 private:
  ByteSource& source_;
  std::string ahead_;
  std::size_t begin_ = 0;  // of what is not consumed yet in ahead_
  std::uint64_t taken_ = 0;
};

/// Everything that is left, up to `most` bytes; no value if there is more.
[[nodiscard]] std::optional<std::string> read_all(ByteSource& source, std::uint64_t most);

/// "3 bytes", "64 MiB".
[[nodiscard]] std::string bytes_for_people(std::uint64_t bytes);

}  // namespace dateline
