// Files of a published shard never change, so a second name for them is a backup.  The manifest comes last: without it
// the target is no archive.  The source may be published to meanwhile, even swept: then its newer revision is taken.
#include "indexer/building/snapshot_copy.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include <dateline/indexer.h>

#include "common/archive/files.h"
#include "common/archive/lock.h"
#include "common/archive/snapshot.h"
#include "indexer/building/layout.h"
#include "indexer/building/room.h"
#include "indexer/inverting/cancel.h"

namespace dateline {

namespace {

constexpr int kAttempts = 10;

/// Where a file system does not link: another one, none that knows links, too many links, files of somebody else.
bool means_copy(int error_number) {
  constexpr std::array kReasons = {EXDEV, EPERM, EMLINK, EOPNOTSUPP, ENOSYS};
  return std::find(kReasons.begin(), kReasons.end(), error_number) != kReasons.end();
}

void link_or_copy(const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return;
  const int error_number = errno;
  if (error_number == ENOENT) throw Error(ErrorCode::damaged, from + " is missing", from);
  if (!means_copy(error_number)) throw_errno(error_number, "link " + from + " as", to);
  std::filesystem::copy_file(from, to);
  sync_path(to);
}

bool on_one_disk(const std::string& a, const std::string& b) {
  struct stat info_a {};
  struct stat info_b {};
  return ::stat(a.c_str(), &info_a) == 0 && ::stat(b.c_str(), &info_b) == 0 && info_a.st_dev == info_b.st_dev;
}

void check_apart(const std::string& path, const std::string& target) {
  const auto source = std::filesystem::weakly_canonical(path);
  const auto wanted = std::filesystem::weakly_canonical(target);
  const auto [end, ignored] = std::mismatch(source.begin(), source.end(), wanted.begin(), wanted.end());
  if (end != source.end()) return;
  throw Error(ErrorCode::usage, target + " lies in the archive " + path, target, "name a folder outside the archive");
}

/// The target while it comes to be; goes again unless keep() is called.
class TargetFolder {
 public:
  explicit TargetFolder(const std::string& path) : path_(path) {
    made_ = !is_folder(path);
    if (made_) make_folder(path);
    if (const auto entry = entry_in_the_way(path)) {
      throw Error(ErrorCode::cannot_create, path + " is not empty: it holds " + *entry, path + "/" + *entry,
                  "name a new folder or an empty one");
    }
    lock_.emplace(path);
    clear();
  }
  ~TargetFolder() {
    if (kept_) return;
    if (lock_) {
      for (const std::string& entry : ours_) remove_all_quietly(path_ + "/" + entry);
      ::rmdir(shards().c_str());
      lock_->remove_file();
    }
    if (made_) ::rmdir(path_.c_str());
  }
  TargetFolder(const TargetFolder&) = delete;
  TargetFolder& operator=(const TargetFolder&) = delete;

  /// Without what an earlier try has left.
  void clear() {
    for (const std::string& entry : ours_) remove_all_quietly(path_ + "/" + entry);
    ours_.clear();
    sweep(path_, Manifest{});
    if (!is_folder(shards())) make_folder(shards());
  }
  /// A name below the target that is ours to remove.
  std::string add(const std::string& entry) {
    ours_.push_back(entry);
    return path_ + "/" + entry;
  }
  void keep() noexcept { kept_ = true; }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] std::string shards() const { return path_ + "/" + std::string(kShardsFolder); }

 private:
  std::string path_;
  bool made_ = false;
  bool kept_ = false;
  std::optional<ArchiveLock> lock_;
  std::vector<std::string> ours_;
};

class SnapshotCopy {
 public:
  SnapshotCopy(const std::string& path, TargetFolder& target, const std::atomic<bool>* cancel, const StepHook& on_step)
      : path_(path), target_(target), cancel_(cancel), on_step_(on_step) {}

  void run(Manifest manifest) {
    manifest.retired.clear();
    if (!on_one_disk(path_, target_.path())) {
      require_room(target_.path(), bytes_of_shards(manifest) + manifest.removed_sum.size, "the snapshot");
    }
    link_files(manifest);
    step("files linked");
    for (const ShardInfo& shard : manifest.shards) {
      rename_file(unfinished(shard.name), target_.add(in_shards(shard.name)));
    }
    sync_path(target_.shards());
    step("shards renamed");
    write_beside(kStubFile, stub_text(manifest));
    write_beside(kManifestFile, manifest_json(manifest));
    sync_path(target_.path());
    step("manifest written");
    put_in_place(kManifestFile);
    target_.keep();
    step("manifest renamed");
    sync_path(target_.path());
    put_in_place(kStubFile);
    sync_path(target_.path());
    step("stub renamed");
  }

 private:
  static std::string in_shards(const std::string& name) { return std::string(kShardsFolder) + "/" + name; }
  [[nodiscard]] std::string unfinished(const std::string& shard) const {
    return target_.shards() + "/" + std::string(kNewShardPrefix) + shard;
  }

  void step(std::string_view name) const {
    if (on_step_) on_step_(name);
  }

  void link_files(const Manifest& manifest) {
    for (const ShardInfo& shard : manifest.shards) {
      const std::string folder = target_.add(in_shards(std::string(kNewShardPrefix) + shard.name));
      make_folder(folder);
      for (const FileSum& file : shard.files) {
        check_cancel(cancel_, "interrupted; there is no snapshot");
        link_or_copy(shard_path(path_, shard.name) + "/" + file.name, folder + "/" + file.name);
      }
      sync_path(folder);
    }
    if (!manifest.removed.empty()) link_or_copy(path_ + "/" + manifest.removed, target_.add(manifest.removed));
  }

  void write_beside(std::string_view name, const std::string& bytes) {
    write_file(target_.add(std::string(name) + std::string(kNewEnding)), bytes);
  }
  void put_in_place(std::string_view name) const {
    const std::string file = target_.path() + "/" + std::string(name);
    rename_file(file + std::string(kNewEnding), file);
  }

  std::string path_;
  TargetFolder& target_;
  const std::atomic<bool>* cancel_;
  const StepHook& on_step_;
};

}  // namespace

void copy_snapshot(const std::string& path, const std::string& target, const std::atomic<bool>* cancel,
                   const StepHook& on_step) {
  guarded(path, [&] {
    const std::string source = without_last_slashes(path);
    Manifest manifest = read_manifest(source);
    check_apart(source, target);
    TargetFolder folder(without_last_slashes(target));
    sync_path(parent_folder(folder.path()));
    if (on_step) on_step(kSnapshotSteps[0]);
    for (int attempt = 1;; ++attempt) {
      try {
        return SnapshotCopy(source, folder, cancel, on_step).run(manifest);
      } catch (const Error& error) {
        Manifest now = read_manifest(source);
        if (error.code() != ErrorCode::damaged || attempt == kAttempts || now.revision == manifest.revision) throw;
        manifest = std::move(now);
        folder.clear();
      }
    }
  });
}

void snapshot_archive(const std::string& path, const std::string& target, const std::atomic<bool>* cancel) {
  copy_snapshot(path, target, cancel, {});
}

}  // namespace dateline
