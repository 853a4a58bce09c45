// The connections that are open, so that a server can end in order.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>

namespace dateline {

/// What a server asks of a connection whatever its kind of socket.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Ends it if no request is under way, else after the answer.
  virtual void end() = 0;
  /// Lets go of a thread that waits for it to take a piece.
  virtual void abandon() = 0;
};

/// Thread-safe.
class Connections {
 public:
  void add(Connection& connection) {
    const std::lock_guard lock(mutex_);
    open_.insert(&connection);
    gauge_ = open_.size();
  }
  void remove(Connection& connection) {
    const std::lock_guard lock(mutex_);
    open_.erase(&connection);
    gauge_ = open_.size();
    if (open_.empty()) none_.notify_all();
  }
  [[nodiscard]] const std::atomic<std::uint64_t>& count() const noexcept { return gauge_; }
  /// Asks all to end and waits for it, so long at most.
  void end_all(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    for (Connection* const each : open_) each->end();
    none_.wait_for(lock, most, [&] { return open_.empty(); });
  }
  void abandon_all() {
    const std::lock_guard lock(mutex_);
    for (Connection* const each : open_) each->abandon();
  }

 private:
  std::atomic<std::uint64_t> gauge_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable none_;
  std::set<Connection*> open_;  // guarded by mutex_
};

}  // namespace dateline
