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

void SearchPool::prepare(const std::shared_ptr<const Served>& next) {
  SearchRequest usual;
  usual.facets = {"source", "person", "organization", "place"};
  usual.trend = "auto";
  usual.limit = 1;
  std::vector<Searcher> searchers;
  for (std::size_t i = 0; i < threads_.size(); ++i) {
    searchers.emplace_back(next->archive, next->options);
    static_cast<void>(searchers.back().search(usual));
  }
  const std::lock_guard lock(mutex_);
  prepared_ = next;
  searchers_ = std::move(searchers);
}

Searcher SearchPool::searcher_of(const std::shared_ptr<const Served>& served) {
  {
    const std::lock_guard lock(mutex_);
    if (prepared_ == served && !searchers_.empty()) {
      Searcher out = std::move(searchers_.back());
      searchers_.pop_back();
      return out;
    }
  }
  return Searcher(served->archive, served->options);
}

void SearchPool::work() {
  std::shared_ptr<const Served> served;
  std::optional<Searcher> searcher;
  Job job;
  while (take(job)) {
    try {
      if (auto newest = archive_.get(); newest != served || !searcher) {
        searcher.reset();
        served = std::move(newest);
        searcher.emplace(searcher_of(served));
      }
    } catch (const std::exception& error) {
      job.fail(error);
    }
    if (searcher) job.search(*searcher, *served);
    job = {};  // what it holds is let go before the next wait
  }
}

}  // namespace dateline
