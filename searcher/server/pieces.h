// A streamed answer between the thread that makes it and the connection that sends it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace dateline {

/// One piece at a time.  Thread-safe.
class Pieces {
 public:
  /// Waits until the piece before was taken.  False if nobody takes any more.
  [[nodiscard]] bool put(std::string piece) {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [&] { return closed_ || !piece_; });
    if (closed_) return false;
    piece_ = std::move(piece);
    return true;
  }
  [[nodiscard]] std::optional<std::string> take() {
    const std::lock_guard lock(mutex_);
    std::optional<std::string> out = std::move(piece_);
    piece_.reset();
    free_.notify_all();
    return out;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    free_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  std::optional<std::string> piece_;  // guarded by mutex_, as closed_
  bool closed_ = false;
};

}  // namespace dateline
