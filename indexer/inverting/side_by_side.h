// Two pieces of work at once.
#pragma once

#include <functional>

namespace dateline {

/// Runs both, in two threads or one after the other.  What either throws comes out, the first one's if both do.
void run_both(bool side_by_side, const std::function<void()>& first, const std::function<void()>& second);

}  // namespace dateline
