// A flag that somebody else sets to end what goes on.
#pragma once

#include <atomic>

#include <dateline/error.h>

namespace dateline {

/// Throws Error(interrupted) with `message` if the flag is there and set.
inline void check_cancel(const std::atomic<bool>* cancel, const char* message) {
  if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) throw Error(ErrorCode::interrupted, message);
}

}  // namespace dateline
