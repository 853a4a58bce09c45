#include "searcher/server/current_archive.h"

#include <utility>

#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"

namespace dateline {

CurrentArchive::CurrentArchive(std::string path) : path_(std::move(path)), archive_(Archive::open(path_)) {}

std::shared_ptr<const Archive> CurrentArchive::get() const {
  const std::lock_guard lock(mutex_);
  return archive_;
}

std::string CurrentArchive::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void CurrentArchive::refresh() noexcept {
  std::string problem;
  try {
    // An archive made anew at the same place begins again with revision 1: its uuid tells.
    const Manifest now = read_manifest(path_);
    const Manifest& served = get()->snapshot().manifest();
    if (now.uuid != served.uuid || now.revision != served.revision) {
      auto opened = Archive::open(path_);
      const std::lock_guard lock(mutex_);
      archive_ = std::move(opened);
    }
  } catch (const Error& error) {
    problem = error.what();
  } catch (const std::exception& error) {
    problem = error.what();
  }
  const std::lock_guard lock(mutex_);
  problem_ = std::move(problem);
}

}  // namespace dateline
