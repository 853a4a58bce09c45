// What the program does when Xapian itself goes wrong: on some damaged tables Xapian 1.4.22 reads past a block or walks
// in a circle, where neither an exception nor a deadline can reach it.  Whoever asked is told, and gets an exit status.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace dateline {

/// From here on a crash says that the archive may be damaged, and ends the program with the status of a damaged one.
/// For the main thread of a program only.
void explain_crashes() noexcept;

/// Ends the program, with the status of a deadline that has passed, if it is still there some seconds after the
/// deadline: a search that can be stopped has stopped itself by then.
class DeadlineWatch {
 public:
  explicit DeadlineWatch(std::optional<std::chrono::steady_clock::time_point> deadline);
  ~DeadlineWatch();
  DeadlineWatch(const DeadlineWatch&) = delete;
  DeadlineWatch& operator=(const DeadlineWatch&) = delete;

 private:
  void watch(std::chrono::steady_clock::time_point end);

  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;  // under mutex_
  std::thread thread_;
};

}  // namespace dateline
