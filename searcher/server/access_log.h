// A line a request, as JSON.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline {

struct AccessNote {
  std::string remote;
  std::string method;
  std::string target;
  int status = 0;
  std::uint64_t bytes = 0;  ///< of the body as sent
  std::chrono::nanoseconds took{0};
  bool with_query = false;  ///< what was asked is left out otherwise: it is the reader's own affair
};

/// {"time": "2026-11-22T17:44:29Z", "remote": ..., "method": ..., "path": ..., "status": ..., "bytes": ..., "ms": ...}
/// without line end.
[[nodiscard]] std::string access_log_line(const AccessNote& note, std::chrono::system_clock::time_point now);

}  // namespace dateline
