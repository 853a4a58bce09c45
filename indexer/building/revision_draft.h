// The next revision while it is being made: everything of a publish up to the point of no return, and that point.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/manifest.h"
#include "common/archive/removed.h"
#include "indexer/inverting/merge.h"

namespace dateline {

/// A shard that a writer finished in a folder from Publisher::new_shard_folder().
struct NewShard {
  std::string folder;
  Roaring removed = {};                     ///< rows that were replaced later in the same run
  std::optional<ShardInfo> completed = {};  ///< what complete_shard() said, where it has been called already
};

/// A new shard that stands for some of the current ones, which vanish.  Every row of theirs is in it or was hidden: a
/// row that would be lost is Error(internal).  Rows that were hidden since they were read - a merge takes its time, and
/// the writer goes on - are hidden in the new shard.
struct Replacement {
  std::vector<std::string> shards;  ///< of the current revision
  NewShard by;
  MovedRows moved;  ///< in the order of `shards`
};

/// Called at every step of kPublishSteps; what it throws is as if the step had failed.
using StepHook = std::function<void(std::string_view step)>;

/// The steps of a publish, each heard of just after it is done.
inline constexpr std::array<std::string_view, 9> kPublishSteps = {
    "shard files synced", "shards renamed",   "shards folder synced", "removed written", "stub written",
    "manifest written",   "manifest renamed", "archive synced",       "stub renamed"};

/// Files and folders that go again unless keep() is called.
class Undo {
 public:
  Undo() = default;
  ~Undo();
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  void add(const std::string& path) { paths_.push_back(path); }
  void keep() noexcept { paths_.clear(); }

 private:
  std::vector<std::string> paths_;
};

/// Makes the stub say what the manifest says, if it does not.  Throws Error(io).
void refresh_stub(const std::string& archive, const Manifest& manifest);

/// Starts as a copy of the revision before it.  One that is destroyed before commit() is done takes everything with it
/// that it wrote, new shards included.
class RevisionDraft {
 public:
  RevisionDraft(std::string archive, const Manifest& before, RemovedRows removed, StepHook on_step);

  /// Hides rows of the shards there are.  Throws Error(internal) for a row or shard that does not exist.
  void hide(const RemovedRows& rows);
  /// Completes the shards (columns, sums, fsync) and lists those that have a visible row.
  void add_shards(const std::vector<NewShard>& shards);
  /// Puts the new shard where the first of those stood that it replaces.  After hide().
  void replace(const Replacement& replacement);
  /// What the terms of all shards were made by.  Throws Error(internal) if a shard of the revision before is still
  /// listed and that one had another analyzer.
  void set_analyzer(const std::string& fingerprint);
  /// Notes what a run did; `again`: in place of the last record.
  void record(RunRecord run, bool again);
  /// Takes the names of rejected inputs out of what is remembered of runs.
  void forget_inputs();
  /// Shards that stay listed even if all their rows are hidden.
  void keep(const std::vector<std::string>& shards);
  /// Lists a shard's files anew, after a repair.
  void set_files(const std::string& shard, std::vector<FileSum> files);
  /// Everything up to the rename of the manifest: after it readers see the revision.  Throws Error(io).
  void commit();
  /// Everything after it: makes the revision durable, and then the stub follows.  Throws Error(io).
  void settle();

  [[nodiscard]] const Manifest& manifest() const noexcept { return next_; }
  [[nodiscard]] const RemovedRows& removed() const noexcept { return removed_; }

 private:
  struct Placed {
    std::string folder, name;
  };
  void step(std::string_view name) const;
  [[nodiscard]] ShardInfo place(const NewShard& shard);
  void drop_hidden_shards();
  void place_shards();
  void write_removed();
  [[nodiscard]] std::string beside(std::string_view name) const;
  void write_beside(std::string_view name, const std::string& bytes);
  void put_in_place(std::string_view name) const;

  std::string archive_;
  StepHook on_step_;
  Manifest before_, next_;
  RemovedRows removed_before_, removed_;
  std::vector<Placed> placed_;
  std::vector<std::string> kept_;
  Undo undo_;
};

}  // namespace dateline
