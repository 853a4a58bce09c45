// Keeping the number of shards small: when merges happen, and which.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <dateline/indexer.h>

#include "indexer/building/merge_job.h"

namespace dateline {

/// Names of the shards to merge, group by group; empty for a new archive and where nothing is worth doing.
[[nodiscard]] std::vector<std::vector<std::string>> groups_to_merge(const ArchiveSnapshot* snapshot,
                                                                    MergeExtent extent);

/// Merges here and now and publishes the outcome as one revision; none if there is nothing to do.  If it throws, the
/// archive is as it was.  Throws as start_merges(), run_merge(), Publisher::publish().
MergeReport merge_now(Publisher& publisher, MergeExtent extent, const MergeSettings& settings = {});

/// Merges beside a run that publishes now and then:
///
///   publication = ...; merger.collect(publication); publisher.publish(publication); merger.start();
///
/// One merge at a time.  One that fails is no reason to end the run: its folder goes, its shards stay, and no other is
/// started; what it said is in problem().  A merger that is destroyed stops its merge.
class BackgroundMerger {
 public:
  explicit BackgroundMerger(Publisher& publisher, MergeFunction merge = merge_shards)
      : publisher_(publisher), merge_(std::move(merge)) {}

  /// Adds a merge that has come to its end.
  void collect(Publication& publication);
  /// Starts a merge if none is at work and one is worth it.
  void start();
  /// Until collect() will find the merge at its end.  Throws Error(interrupted).
  void wait(const std::atomic<bool>* cancel) const;
  [[nodiscard]] bool busy() const noexcept { return job_ != nullptr; }
  [[nodiscard]] const std::optional<Error>& problem() const noexcept { return problem_; }

 private:
  Publisher& publisher_;
  MergeFunction merge_;
  std::unique_ptr<MergeJob> job_;
  std::optional<Error> problem_;
};

}  // namespace dateline
