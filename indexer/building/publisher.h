// New shards in, a new revision of the archive out: the only code that writes to an archive's folder.
//
//   fsync the shards' files and folders; rename the folders into shards/; fsync shards/
//   write and fsync removed-REV, the new manifest and the new stub beside the old ones
//   rename the manifest  <- the revision exists from here on
//   fsync the archive's folder  <- and is durable from here on
//   rename the stub; sweep what only the revision before the last one used
//
// Whatever fails or is killed before the manifest is renamed leaves the archive as it was.  (The stub's bytes are
// written before that rename, so that a full disk shows while nothing has happened yet; its name still changes last.)
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/lock.h"
#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "indexer/building/revision_draft.h"

namespace dateline {

/// What a publish changes.
struct Publication {
  std::vector<NewShard> shards;  ///< a shard without visible rows is left out
  RemovedRows removed;           ///< rows of the current shards to hide, by shard name; those hidden before stay so
  std::vector<Replacement> replacements = {};  ///< no current shard in two of them
  /// What the run has done so far: takes the place of what this publisher told before, the archive's oldest record
  /// goes.
  std::optional<RunRecord> run = {};
  bool forget_inputs = false;  ///< the records of runs name no input any more
  std::string analyzer = {};   ///< if not empty, the fingerprint that the archive gets; no shard of another may stay
};

/// What a merge is at work on while its publisher goes on publishing.
struct BusyMerge {
  std::string folder;               ///< of the new shard: not swept
  std::vector<std::string> shards;  ///< being read: they stay listed even if all their rows get hidden
};

struct PublisherOptions {
  std::string analyzer;  ///< Analyzer::fingerprint(); kept in the manifest of a new archive
  /// Whether the shards have positions and termlists; fixed when the archive is made.  Without a value: as it is, and
  /// false for a new one.
  std::optional<bool> interop = {};
  StepHook on_step = {};  ///< for tests; may be empty
};

/// Holds the archive's lock from construction to destruction.  Not thread-safe.
class Publisher {
 public:
  /// Opens the archive, or starts a new one: the folder must be absent (its parent must exist), empty, or an archive.
  /// Sweeps what a killed run left.  Throws Error: locked, cannot_create, damaged, newer_format, io; usage if the
  /// archive is there and its `interop` is not what is asked for.
  Publisher(const std::string& path, PublisherOptions options);
  /// Removes the folders of shards that were not published, and an archive that never got a revision.
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// 0 for a new archive.
  [[nodiscard]] std::uint64_t revision() const noexcept { return manifest_.revision; }
  /// True if shards need positions and termlists.
  [[nodiscard]] bool interop() const noexcept { return manifest_.interop; }
  [[nodiscard]] const Manifest& manifest() const noexcept { return manifest_; }
  /// The current revision, opened again after a publish when asked for; nullptr for a new archive.  Valid until the
  /// next publish.  Throws as ArchiveSnapshot::open().
  [[nodiscard]] const ArchiveSnapshot* snapshot();

  /// Makes an empty folder for a ShardWriter.  Throws Error: io, cannot_create.
  [[nodiscard]] std::string new_shard_folder();

  /// Tells of a merge that goes on over several publishes.  One at a time; no value when it is over.
  void set_busy(std::optional<BusyMerge> merge);

  /// Completes the new shards and publishes everything as one revision; folders that were handed out and are not in it
  /// are swept, but for a busy merge's.  A new shard stands behind the others in the manifest, one that replaces others
  /// where the first of them stood: the order stays that in which articles came.  If it throws, nothing is published
  /// and the new shards are gone - but for an error after the manifest was renamed, when readers see the new revision
  /// already and only its durability is in doubt. Throws Error: io, internal (a row or shard that does not exist).
  void publish(const Publication& publication);

 private:
  void open_archive();
  void start_archive();
  void check_interop() const;
  void settle(RevisionDraft& draft);

  std::string path_;
  PublisherOptions options_;
  bool made_folder_ = false;
  std::unique_ptr<ArchiveLock> lock_;
  Manifest manifest_;
  RemovedRows removed_;
  std::unique_ptr<ArchiveSnapshot> snapshot_;
  std::vector<std::string> unpublished_;  // folders handed out
  std::optional<BusyMerge> busy_;
  bool has_run_ = false;  // the last record is of this run
  std::size_t folders_made_ = 0;
};

}  // namespace dateline
