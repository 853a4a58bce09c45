// Threads that search: each with a Searcher of its own over the current archive, behind one queue of limited length.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/server/current_archive.h"

namespace dateline {

/// Thread-safe.  Jobs must not throw.
class SearchPool {
 public:
  using Job = std::function<void(Searcher&)>;

  /// `most_waiting`: jobs in the queue beside those that run.
  SearchPool(CurrentArchive& archive, std::size_t threads, std::size_t most_waiting);
  /// Waits for the jobs that run; those that wait are dropped.
  ~SearchPool();
  SearchPool(const SearchPool&) = delete;
  SearchPool& operator=(const SearchPool&) = delete;

  /// False if the queue is full or the pool is ending: the job was not taken.
  [[nodiscard]] bool submit(Job job);
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] std::size_t threads() const noexcept { return threads_.size(); }

 private:
  void work();
  [[nodiscard]] bool take(Job& job);

  CurrentArchive& archive_;
  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;  // guarded by mutex_, as ending_
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline
