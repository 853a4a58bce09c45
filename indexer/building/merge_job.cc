#include "indexer/building/merge_job.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "common/archive/files.h"
#include "common/archive/glass_root.h"
#include "indexer/building/caches.h"
#include "indexer/building/new_shard.h"
#include "indexer/building/room.h"

namespace dateline {

namespace {

const ShardView& find_view(const ArchiveSnapshot& snapshot, const std::string& name) {
  const auto& shards = snapshot.shards();
  const auto found =
      std::find_if(shards.begin(), shards.end(), [&](const ShardView& view) { return view.info.name == name; });
  if (found == shards.end()) throw Error(ErrorCode::internal, "a merge of the unknown shard " + name);
  return *found;
}

MergeTask task_of(const ArchiveSnapshot& snapshot, const std::vector<std::string>& shards,
                  const RemovedRows& also_removed) {
  MergeTask task{.shards = shards, .interop = snapshot.manifest().interop};
  for (const std::string& name : shards) {
    const ShardView& view = find_view(snapshot, name);
    task.bytes += bytes_of(view.info);
    task.folders.push_back(view.path);
    task.removed.push_back(view.removed);
    task.files.push_back(view.info.files);
    if (const auto more = also_removed.find(name); more != also_removed.end()) task.removed.back() |= more->second;
  }
  return task;
}

void require_room_for(const std::vector<MergeTask>& tasks, const std::string& archive) {
  std::uint64_t bytes = 0;
  std::size_t shards = 0;
  for (const MergeTask& task : tasks) {
    bytes += task.bytes;
    shards += task.shards.size();
  }
  require_room(archive, bytes, shards == 1 ? "rewriting a shard" : "merging " + std::to_string(shards) + " shards");
}

// Caches look after themselves.
void require_whole_tables(const MergeTask& task) {
  for (std::size_t i = 0; i < task.folders.size(); ++i) {
    for (const FileSum& file : task.files[i]) {
      if (is_cache(file.name)) continue;
      const std::string path = task.folders[i] + "/" + file.name;
      const auto found = file_sum(task.folders[i], file.name);
      if (!found) throw_damaged_table(path, "it is missing");
      if (*found != file) throw_damaged_table(path, "its bytes have changed since it was published");
    }
  }
}

}  // namespace

std::vector<MergeTask> start_merges(Publisher& publisher, const std::vector<std::vector<std::string>>& groups,
                                    const RemovedRows& also_removed) {
  std::vector<MergeTask> tasks;
  if (groups.empty()) return tasks;
  const ArchiveSnapshot* snapshot = publisher.snapshot();
  if (snapshot == nullptr) throw Error(ErrorCode::internal, "a merge in an archive without a revision");
  for (const auto& group : groups) tasks.push_back(task_of(*snapshot, group, also_removed));
  require_room_for(tasks, publisher.path());
  for (MergeTask& task : tasks) task.target = publisher.new_shard_folder();
  return tasks;
}

Replacement run_merge(const MergeTask& task, const MergeSettings& settings) {
  return guarded(task.target, [&] {
    require_whole_tables(task);
    // Read again rather than borrowed: a snapshot goes with the next publish.
    std::vector<Columns> columns;
    for (const std::string& folder : task.folders) {
      columns.push_back(Columns::read(folder + "/" + std::string(kColumnsFile)));
    }
    std::vector<MergeInput> inputs;
    for (std::size_t i = 0; i < task.folders.size(); ++i) {
      inputs.push_back({.folder = task.folders[i], .columns = &columns[i], .removed = task.removed[i]});
    }
    Replacement result{.shards = task.shards, .by = {.folder = task.target}};
    result.moved = settings.merge(
        inputs, task.target, {.interop = task.interop, .two_threads = settings.two_threads, .cancel = settings.cancel});
    result.by.completed = complete_shard(task.target, {});
    return result;
  });
}

MergeJob::MergeJob(Publisher& publisher, const std::vector<std::string>& shards, MergeFunction merge)
    : publisher_(publisher), task_(start_merges(publisher, {shards}).front()) {
  publisher_.set_busy(BusyMerge{.folder = task_.target, .shards = task_.shards});
  try {
    thread_ = std::thread([this, merge = std::move(merge)] { work(merge); });
  } catch (const std::system_error& error) {
    publisher_.set_busy(std::nullopt);
    throw Error(ErrorCode::io, std::string("cannot start a thread to merge shards: ") + error.what(), task_.target);
  }
}

MergeJob::~MergeJob() {
  cancel_.store(true, std::memory_order_relaxed);
  if (thread_.joinable()) thread_.join();
  if (taken_) return;
  publisher_.set_busy(std::nullopt);
  remove_all_quietly(task_.target);
}

void MergeJob::work(const MergeFunction& merge) noexcept {
  try {
    result_ = run_merge(task_, {.cancel = &cancel_, .merge = merge});
  } catch (const Error&) {
    problem_ = std::current_exception();
  }
  finished_.store(true, std::memory_order_release);
}

Replacement MergeJob::take() {
  if (thread_.joinable()) thread_.join();
  if (problem_) std::rethrow_exception(problem_);
  taken_ = true;
  publisher_.set_busy(std::nullopt);
  return std::move(result_);
}

}  // namespace dateline
