// A table of a shard, mapped, with the root that the version file beside it names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/archive/glass_root.h"
#include "common/archive/mapped_file.h"

namespace dateline {

/// Immutable.  Throws Error(damaged) when it is opened if the version file cannot be read or the table is missing.
class GlassTable {
 public:
  [[nodiscard]] static GlassTable postlist(const std::string& folder);
  [[nodiscard]] static GlassTable docdata(const std::string& folder);

  [[nodiscard]] std::string_view bytes() const noexcept { return file_ ? file_->bytes() : std::string_view(); }
  [[nodiscard]] const GlassRoot& root() const noexcept { return root_; }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const std::optional<MappedFile>& file() const noexcept { return file_; }

 private:
  GlassTable(std::string path, const GlassRoot& root);

  std::string path_;
  GlassRoot root_;
  std::optional<MappedFile> file_;
};

/// Hands back the pages behind a walk: those of a mapped file count as memory until they are, however large it is.
/// They may still be read, and are fetched again then.
class PagesBehind {
 public:
  explicit PagesBehind(const std::optional<MappedFile>& file) noexcept : file_(file ? &*file : nullptr) {}

  /// The walk stands at this byte of the file.  Only one that goes forward gives anything back.
  void passed(std::uint64_t offset) noexcept {
    if (file_ == nullptr || offset < given_back_ + kStep) return;
    file_->forget(given_back_, offset);
    given_back_ = offset / kStep * kStep;
  }

 private:
  static constexpr std::uint64_t kStep = 256 << 10;

  const MappedFile* file_;
  std::uint64_t given_back_ = 0;
};

}  // namespace dateline
