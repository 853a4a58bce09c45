// The pipeline: input -> cleaning -> entities -> analysis in workers; then, one by one in the order of the inputs, what
// becomes of each; then, at a commit, stories -> building.
//
// What is published does not depend on the number of workers: they do what needs no other input, and everything that
// does happens on the caller's thread in the inputs' order.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <dateline/indexer.h>

#include "indexer/building/merging.h"
#include "indexer/building/publisher.h"
#include "indexer/inverting/inverter.h"
#include "indexer/ordered_workers.h"
#include "indexer/prepare.h"
#include "indexer/rejections.h"
#include "indexer/stored_articles.h"

namespace dateline {

/// Not thread-safe.
class IndexRun {
 public:
  IndexRun(const std::string& path, IndexerOptions options);
  ~IndexRun();

  /// Reads an input whole, as Indexer::add_path().
  void read(const std::string& input);
  Outcome add_now(InputItem&& item);
  bool erase(const std::string& id);
  /// Commits everything, and merges shards if it is worth it.
  void publish();
  [[nodiscard]] const IndexSummary& summary() const noexcept { return summary_; }

 private:
  struct InputBatch {
    std::vector<InputItem> items;
    std::uint64_t bytes = 0;
  };
  using Workers = OrderedWorkers<InputBatch, std::vector<PreparedInput>>;

  void open_archive();
  void add(InputItem&& item);
  void drain();
  void send_batch();
  void arrive(std::vector<PreparedInput>&& inputs);
  void place_arrived();
  void collect_arrived(bool wait);
  Outcome place(PreparedInput&& input);
  Outcome place_article(PreparedInput&& input);
  [[nodiscard]] AnalysedArticle take_analysed(PreparedInput& input);
  void keep_version(Article&& article);
  Outcome report(InputReport&& row);
  std::uint64_t& count_of(Outcome outcome);
  [[nodiscard]] Inverter& inverter();
  void commit();
  void commit_if_due();
  void publish_commit(const Publication& publication);
  void merge_tiers();
  void assign_stories_of_run();
  void enter(std::string_view phase);

  IndexerOptions options_;
  IndexSummary summary_;
  RunNotes notes_;
  EntityAdder entities_;
  Publisher publisher_;
  BackgroundMerger merger_;
  std::unique_ptr<StoredArticles> stored_;
  std::unique_ptr<Preparer> preparer_;  // of the caller's thread
  std::unique_ptr<Workers> workers_;
  InputBatch batch_;                                      // not yet with a worker
  std::deque<PreparedInput> arrived_;                     // back from the workers, not yet placed
  std::string folder_;                                    // of the shard to come
  std::unique_ptr<Inverter> inverter_;                    // from the first article of a commit on
  std::unordered_map<std::uint32_t, StoredRow> updates_;  // by row of the inverter: the stored row that it replaces
  std::uint64_t uncommitted_ = 0;
  bool hidden_ = false;
};

}  // namespace dateline
