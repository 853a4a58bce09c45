// Counters of a running server, as Prometheus reads them.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

/// What is true at the moment of asking.
struct Gauges {
  std::uint64_t connections = 0;
  std::uint64_t waiting = 0;
  std::uint64_t articles = 0;
  std::uint64_t revision = 0;
  bool healthy = true;
};

/// Thread-safe.
class Metrics {
 public:
  /// `route`: its pattern, "/api/article/{id}"; "other" for addresses without one, so that their number is bounded.
  void add(std::string_view route, int status, std::chrono::nanoseconds took, std::uint64_t bytes);
  /// A connection that was turned away because there were too many.
  void add_refused();
  /// The text format 0.0.4.
  [[nodiscard]] std::string text(const Gauges& gauges) const;

 private:
  /// Upper bounds in seconds; what takes longer is in the sum and the count alone.
  static constexpr std::array kBounds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0};
  struct Times {
    std::array<std::uint64_t, kBounds.size()> counts{};
    std::uint64_t count = 0;
    double seconds = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // guarded by mutex_, as all below
  std::map<std::string, Times, std::less<>> times_;
  std::uint64_t bytes_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace dateline
