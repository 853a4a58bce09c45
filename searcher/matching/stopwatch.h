// The deadline and the cancellation flag of a search, looked at from inside the loops that take time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include <dateline/error.h>

namespace dateline {

class Stopwatch {
 public:
  Stopwatch(std::optional<std::chrono::steady_clock::time_point> deadline, const std::atomic<bool>* cancel)
      : deadline_(deadline), cancel_(cancel) {}

  /// Cheap enough for every document: looks at the clock at every 1024th call.
  void tick() {
    if ((++ticks_ & 1023) == 0) check();
  }
  /// Throws Error: timeout, interrupted.
  void check() const {
    if (cancel_ != nullptr && cancel_->load(std::memory_order_relaxed)) {
      throw Error(ErrorCode::interrupted, "the search was cancelled");
    }
    if (deadline_ && std::chrono::steady_clock::now() >= *deadline_) {
      throw Error(ErrorCode::timeout, "the search did not end within its time limit", {},
                  "allow more time, or ask for less: fewer wildcards, a date range");
    }
  }

 private:
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  const std::atomic<bool>* cancel_;
  std::uint32_t ticks_ = 0;
};

}  // namespace dateline
