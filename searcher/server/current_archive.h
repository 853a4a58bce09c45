// The newest revision of an archive, followed while it is served.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include <dateline/archive.h>

namespace dateline {

/// Thread-safe.  Readers keep the revision they have; the next request takes the newest.
class CurrentArchive {
 public:
  /// Throws as Archive::open().
  explicit CurrentArchive(std::string path);

  [[nodiscard]] std::shared_ptr<const Archive> get() const;
  /// Looks at the folder, and opens what is newer or another archive by now.  Never throws: what cannot be opened
  /// leaves the one there is, and problem() says why.
  void refresh() noexcept;
  /// Empty while all is well.
  [[nodiscard]] std::string problem() const;

 private:
  std::string path_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Archive> archive_;  // guarded by mutex_, as problem_
  std::string problem_;
};

}  // namespace dateline
