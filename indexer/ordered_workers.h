// Jobs to workers, results back in the order of the jobs.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

/// Used by one thread.  At most `window` jobs are on their way: add() makes room by taking results first.  What a
/// worker throws comes out where its result would have been taken.
template <typename Job, typename Result>
class OrderedWorkers {
 public:
  using Work = std::function<Result(Job&&)>;

  /// `make_work()` is called once in each worker's thread: what it returns may keep a state that is not thread-safe.
  OrderedWorkers(unsigned workers, std::size_t window, const std::function<Work()>& make_work) : window_(window) {
    for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this, make_work] { run(make_work); });
  }
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
      waiting_.clear();
    }
    has_work_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  void add(Job&& job) {
    auto task = std::make_shared<Task>(std::move(job));
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(task);
    }
    has_work_.notify_one();
    ordered_.push_back(std::move(task));
  }
  [[nodiscard]] bool full() const noexcept { return ordered_.size() >= window_; }
  [[nodiscard]] bool empty() const noexcept { return ordered_.empty(); }

  /// The oldest result if it is there, or, with `wait`, when it is.
  std::optional<Result> take(bool wait) {
    if (ordered_.empty()) return std::nullopt;
    const std::shared_ptr<Task> task = ordered_.front();
    {
      std::unique_lock lock(mutex_);
      if (!task->done && !wait) return std::nullopt;
      is_done_.wait(lock, [&] { return task->done; });
    }
    ordered_.pop_front();
    if (task->problem) std::rethrow_exception(task->problem);
    return std::move(task->result);
  }

 private:
  struct Task {
    explicit Task(Job&& wanted) : job(std::move(wanted)) {}
    Job job;
    std::optional<Result> result;
    std::exception_ptr problem;
    bool done = false;  // under mutex_
  };

  void run(const std::function<Work()>& make_work) {
    Work work;
    for (;;) {
      std::shared_ptr<Task> task;
      {
        std::unique_lock lock(mutex_);
        has_work_.wait(lock, [&] { return stop_ || !waiting_.empty(); });
        if (stop_) return;
        task = std::move(waiting_.front());
        waiting_.pop_front();
      }
      try {
        if (!work) work = make_work();
        task->result = work(std::move(task->job));
      } catch (...) {
        task->problem = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        task->done = true;
      }
      is_done_.notify_one();
    }
  }

  std::size_t window_;
  std::deque<std::shared_ptr<Task>> ordered_;  // of the using thread
  std::mutex mutex_;
  std::condition_variable has_work_, is_done_;
  std::deque<std::shared_ptr<Task>> waiting_;  // under mutex_
  bool stop_ = false;                          // under mutex_
  std::vector<std::thread> threads_;
};

}  // namespace dateline
