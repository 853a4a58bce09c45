// What is served: the newest revision of an archive and the user's files, followed while they change.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include <dateline/archive.h>
#include <dateline/searcher.h>

#include "searcher/request/user_files.h"
#include "searcher/server/lost_pages.h"

namespace dateline {

/// Never changes: what is newer is another one.
struct Served {
  std::shared_ptr<const Archive> archive;
  SearcherOptions options;
  /// Another one for other answers: of archive, revision and the user's files.
  std::string tag;
  std::uint64_t lost_before = 0;  ///< lost_pages() when the archive was opened

  /// False once pages of mapped files could not be read: what was read meanwhile is worth nothing, and what will be.
  [[nodiscard]] bool is_whole() const noexcept { return lost_pages() == lost_before; }
};

/// Thread-safe.  Readers keep what they have; the next request takes the newest.
class CurrentArchive {
 public:
  /// Throws as Archive::open(), read_user_files() and the constructor of Searcher.
  explicit CurrentArchive(std::string path, UserFiles files = {});

  [[nodiscard]] std::shared_ptr<const Served> get() const;
  /// Looks at the folder and the files, and opens what is newer or another archive by now, and what is not whole any
  /// more.  Never throws: what cannot be opened or read leaves what there is, and problem() says why.  `prepare` is
  /// called with what is newer before it is served.
  void refresh(const std::function<void(const std::shared_ptr<const Served>&)>& prepare = {}) noexcept;
  /// Empty while all is well.
  [[nodiscard]] std::string problem() const;

 private:
  [[nodiscard]] std::shared_ptr<const Served> newest(const std::shared_ptr<const Served>& served) const;

  std::string path_;
  UserFiles files_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Served> served_;  // guarded by mutex_, as problem_
  std::string problem_;
};

}  // namespace dateline
