#include "indexer/inverting/side_by_side.h"

#include <exception>
#include <thread>

namespace dateline {

void run_both(bool side_by_side, const std::function<void()>& first, const std::function<void()>& second) {
  if (!side_by_side) {
    first();
    second();
    return;
  }
  std::exception_ptr problem;
  std::thread other([&] {
    try {
      second();
    } catch (...) {
      problem = std::current_exception();
    }
  });
  try {
    first();
  } catch (...) {
    other.join();
    throw;
  }
  other.join();
  if (problem) std::rethrow_exception(problem);
}

}  // namespace dateline
