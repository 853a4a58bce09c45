#include "indexer/building/merging.h"

#include <chrono>
#include <thread>
#include <utility>

#include "indexer/building/tiers.h"
#include "indexer/inverting/cancel.h"

namespace dateline {

namespace {

std::vector<ShardLoad> loads_of(const ArchiveSnapshot& snapshot) {
  std::vector<ShardLoad> loads;
  for (const ShardView& shard : snapshot.shards()) {
    loads.push_back(
        {.articles = shard.info.articles, .hidden = shard.removed.cardinality(), .bytes = bytes_of(shard.info)});
  }
  return loads;
}

MergeReport report_before(const Publisher& publisher, const ArchiveSnapshot* snapshot) {
  const std::size_t shards = snapshot == nullptr ? 0 : snapshot->shards().size();
  return {.shards_before = shards, .shards_after = shards, .revision = publisher.revision()};
}

void count_rows(const Replacement& replacement, MergeReport& report) {
  for (const auto& rows : replacement.moved) {
    for (std::size_t docid = 1; docid < rows.size(); ++docid) ++(rows[docid] == 0 ? report.dropped : report.rewritten);
  }
}

}  // namespace

std::vector<std::vector<std::string>> groups_to_merge(const ArchiveSnapshot* snapshot, MergeExtent extent) {
  std::vector<std::vector<std::string>> groups;
  if (snapshot == nullptr) return groups;
  const auto loads = loads_of(*snapshot);
  for (const auto& group : extent == MergeExtent::all ? plan_full_merge(loads) : plan_merges(loads)) {
    groups.emplace_back();
    for (const std::size_t shard : group) groups.back().push_back(snapshot->shards()[shard].info.name);
  }
  return groups;
}

MergeReport merge_now(Publisher& publisher, MergeExtent extent, const MergeSettings& settings) {
  MergeReport report = report_before(publisher, publisher.snapshot());
  Publication publication;
  for (const MergeTask& task : start_merges(publisher, groups_to_merge(publisher.snapshot(), extent))) {
    publication.replacements.push_back(run_merge(task, settings));
    count_rows(publication.replacements.back(), report);
    report.merged += task.shards.size();
  }
  if (publication.replacements.empty()) return report;
  publisher.publish(publication);
  report.shards_after = publisher.manifest().shards.size();
  report.revision = publisher.revision();
  return report;
}

void BackgroundMerger::collect(Publication& publication) {
  if (!job_ || !job_->finished()) return;
  const auto job = std::exchange(job_, nullptr);
  try {
    publication.replacements.push_back(job->take());
  } catch (const Error& error) {
    problem_ = error;
  }
}

void BackgroundMerger::wait(const std::atomic<bool>* cancel) const {
  constexpr std::chrono::milliseconds kPause(20);
  while (job_ && !job_->finished()) {
    check_cancel(cancel, "interrupted while shards were merged");
    std::this_thread::sleep_for(kPause);
  }
}

void BackgroundMerger::start() {
  if (job_ || problem_) return;
  const auto groups = groups_to_merge(publisher_.snapshot(), MergeExtent::tiers);
  if (groups.empty()) return;
  try {
    job_ = std::make_unique<MergeJob>(publisher_, groups.front(), merge_);
  } catch (const Error& error) {
    problem_ = error;
  }
}

MergeReport merge(const std::string& path, MergeExtent extent, const std::atomic<bool>* cancel, unsigned threads) {
  return guarded(path, [&] {
    static_cast<void>(read_manifest(path));  // before a lock file is made in a folder that is no archive
    Publisher publisher(path, {});
    return merge_now(publisher, extent, {.two_threads = threads > 1, .cancel = cancel});
  });
}

}  // namespace dateline
