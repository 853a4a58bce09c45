#include "searcher/server/current_archive.h"

#include <sys/stat.h>

#include <utility>

#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "common/text/digest.h"

namespace dateline {
namespace {

// Which file it is and how it was written last: a file that is edited or replaced has another.
std::string state_of(const std::optional<std::string>& path) {
  struct stat state {};
  if (!path || ::stat(path->c_str(), &state) != 0) return {};
  std::string out;
  for (const auto number :
       {static_cast<std::int64_t>(state.st_ino), static_cast<std::int64_t>(state.st_size),
        static_cast<std::int64_t>(state.st_mtim.tv_sec), static_cast<std::int64_t>(state.st_mtim.tv_nsec)}) {
    out += std::to_string(number) + ' ';
  }
  return out;
}

// An archive made anew at the same place begins again with revision 1: its uuid tells.
std::string tag_of(const Manifest& manifest, const UserFiles& files) {
  std::string out = manifest.uuid.substr(0, 8) + "-" + std::to_string(manifest.revision);
  if (files.aliases || files.saved_queries) {
    out += "-" + digest_of(state_of(files.aliases) + "\n" + state_of(files.saved_queries)).substr(0, 8);
  }
  return out;
}

}  // namespace

CurrentArchive::CurrentArchive(std::string path, UserFiles files)
    : path_(std::move(path)), files_(std::move(files)), served_(newest(nullptr)) {}

std::shared_ptr<const Served> CurrentArchive::get() const {
  const std::lock_guard lock(mutex_);
  return served_;
}

std::string CurrentArchive::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

// The files are looked at before they are read: what is written in between is found the next time.
std::shared_ptr<const Served> CurrentArchive::newest(const std::shared_ptr<const Served>& served) const {
  const Manifest now = served ? read_manifest(path_) : Manifest();
  const bool whole = served && served->is_whole();
  if (whole && served->tag == tag_of(now, files_)) return served;
  const auto next = std::make_shared<Served>();
  const bool same =
      whole && served->archive->snapshot().manifest().uuid == now.uuid && served->archive->revision() == now.revision;
  next->lost_before = same ? served->lost_before : lost_pages();
  next->archive = same ? served->archive : Archive::open(path_);
  next->tag = tag_of(next->archive->snapshot().manifest(), files_);
  next->options = read_user_files(files_);
  // Aliases that contradict each other are found when they are taken.
  if (!next->options.aliases.empty()) static_cast<void>(Searcher(next->archive, next->options));
  return next;
}

void CurrentArchive::refresh(const std::function<void(const std::shared_ptr<const Served>&)>& prepare) noexcept {
  std::string problem;
  try {
    const auto served = get();
    auto next = newest(served);
    if (prepare && next != served) prepare(next);
    const std::lock_guard lock(mutex_);
    served_ = std::move(next);
  } catch (const std::exception& error) {
    problem = error.what();
  }
  const std::lock_guard lock(mutex_);
  problem_ = std::move(problem);
}

}  // namespace dateline
