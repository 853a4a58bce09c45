// Threads that search: each with a Searcher of its own over what is served, behind one queue of limited length.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/server/current_archive.h"

namespace dateline {

/// Thread-safe.
class SearchPool {
 public:
  /// One of the two is called, once; neither may throw.
  struct Job {
    std::function<void(Searcher&, const Served&)> search;
    std::function<void(const std::exception&)> fail;  ///< what is served cannot be searched
  };

  /// `most_waiting`: jobs in the queue beside those that run.
  SearchPool(CurrentArchive& archive, std::size_t threads, std::size_t most_waiting);
  /// Waits for the jobs that run; those that wait are dropped.
  ~SearchPool();
  SearchPool(const SearchPool&) = delete;
  SearchPool& operator=(const SearchPool&) = delete;

  /// Makes a searcher for each thread and has it read what all searches need, before `next` is served: the first
  /// requests of a revision would wait for it otherwise.  Throws as the constructor of Searcher and Searcher::search().
  void prepare(const std::shared_ptr<const Served>& next);
  /// False if the queue is full or the pool is ending: the job was not taken.
  [[nodiscard]] bool submit(Job job);
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] std::size_t threads() const noexcept { return threads_.size(); }

 private:
  void work();
  [[nodiscard]] bool take(Job& job);
  [[nodiscard]] Searcher searcher_of(const std::shared_ptr<const Served>& served);

  CurrentArchive& archive_;
  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;  // guarded by mutex_, as all up to ending_
  std::shared_ptr<const Served> prepared_;
  std::vector<Searcher> searchers_;  // over prepared_, for threads that have none of it
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline
