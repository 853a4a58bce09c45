// One merge: some current shards of an archive -> a new one, ready to be published.
//
// The inputs are immutable and the output is a folder of the job's own, so a merge needs nothing of the publisher
// between its start and its end, and a run can go on publishing meanwhile:
//
//   start    names the inputs, checks the room, makes the folder       on the publisher's thread
//   run      reads, writes, completes, syncs                           on any thread
//   take     becomes a Replacement for the next publish                on the publisher's thread
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/building/publisher.h"
#include "indexer/inverting/merge.h"

namespace dateline {

/// merge_shards(), or what a test puts in its place.
using MergeFunction = std::function<MovedRows(const std::vector<MergeInput>&, const std::string&, const MergeOptions&)>;

/// How merges are done.
struct MergeSettings {
  bool two_threads = false;
  const std::atomic<bool>* cancel = nullptr;  ///< set it to true and the merge throws Error(interrupted)
  MergeFunction merge = merge_shards;
};

/// What one merge reads and writes.
struct MergeTask {
  std::vector<std::string> shards;          ///< names
  std::vector<std::string> folders;         ///< of the same
  std::vector<Roaring> removed;             ///< hidden rows of the same, to be left out
  std::vector<std::vector<FileSum>> files;  ///< what the manifest says of the same
  std::uint64_t bytes = 0;                  ///< of all files of the same
  std::string target;
  bool interop = false;
};

/// Makes a task, and its folder, for each group of shards of the current revision; rows of `also_removed` (by shard
/// name) are left out too.  Throws Error(io), with how much is missing, if the disk has not room for all the inputs
/// once more.
[[nodiscard]] std::vector<MergeTask> start_merges(Publisher& publisher,
                                                  const std::vector<std::vector<std::string>>& groups,
                                                  const RemovedRows& also_removed = {});

/// Does it.  Throws as merge_shards() and complete_shard(), and Error(damaged) if the tables of a shard are not what
/// was published: a merge would give what is wrong in them a right checksum.
[[nodiscard]] Replacement run_merge(const MergeTask& task, const MergeSettings& settings);

/// A merge in a thread of its own.  The publisher must outlive it.
class MergeJob {
 public:
  /// Throws as start_merges(), and Error(internal) while another job is at work for this publisher.
  MergeJob(Publisher& publisher, const std::vector<std::string>& shards, MergeFunction merge);
  /// Stops the merge, waits for it, and removes what it wrote.
  ~MergeJob();
  MergeJob(const MergeJob&) = delete;
  MergeJob& operator=(const MergeJob&) = delete;

  /// True when take() will not wait.
  [[nodiscard]] bool finished() const noexcept { return finished_.load(std::memory_order_acquire); }
  /// Waits; throws what the merge threw.  Once.  The next publish must get it.
  [[nodiscard]] Replacement take();

 private:
  void work(const MergeFunction& merge) noexcept;

  Publisher& publisher_;
  MergeTask task_;
  std::atomic<bool> cancel_ = false;
  std::atomic<bool> finished_ = false;
  Replacement result_;          // written by the thread before finished_
  std::exception_ptr problem_;  // as result_
  bool taken_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace dateline
