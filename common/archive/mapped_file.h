// A file's bytes as memory, for files that never change once they are published.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

/// Read-only and private; unmapped in time.  The bytes stay readable when the file is removed meanwhile.
class MappedFile {
 public:
  /// No value if there is no such file.  Throws Error(io).
  [[nodiscard]] static std::optional<MappedFile> if_exists(const std::string& path);
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }
  /// From now on pages are asked for here and there: reading ahead would fetch what nobody wants.
  void expect_random_reads() const noexcept;
  /// The pages in [begin, end) are not wanted any more.  They can still be read.
  void forget(std::size_t begin, std::size_t end) const noexcept;

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace dateline
