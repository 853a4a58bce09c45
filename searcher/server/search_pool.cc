#include "searcher/server/search_pool.h"

#include <memory>
#include <optional>
#include <utility>

namespace dateline {

SearchPool::SearchPool(CurrentArchive& archive, std::size_t threads, std::size_t most_waiting)
    : archive_(archive), most_waiting_(most_waiting) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

SearchPool::~SearchPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    jobs_.clear();
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool SearchPool::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (ending_ || jobs_.size() >= most_waiting_) return false;
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

std::size_t SearchPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

bool SearchPool::take(Job& job) {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [&] { return ending_ || !jobs_.empty(); });
  if (ending_) return false;
  job = std::move(jobs_.front());
  jobs_.pop_front();
  return true;
}

void SearchPool::work() {
  std::shared_ptr<const Archive> archive;
  std::optional<Searcher> searcher;
  Job job;
  while (take(job)) {
    if (auto newest = archive_.get(); newest != archive) {
      archive = std::move(newest);
      searcher.emplace(archive);
    }
    job(*searcher);
    job = nullptr;  // what it holds is let go before the next wait
  }
}

}  // namespace dateline
