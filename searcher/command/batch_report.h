// What a batch says at its end.
//
//   50 queries in 1.24 s: median 18.2 ms, slowest 210.4 ms (q7)
//   3 found nothing: q3, q17, q40
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dateline/searcher.h>

namespace dateline {

class BatchReport {
 public:
  void answered(const std::string& id, const Answer& answer, std::uint64_t hits);
  void failed(const std::string& id) { failed_.push_back(id); }

  [[nodiscard]] bool all_answered() const noexcept { return failed_.empty(); }
  [[nodiscard]] bool found_something() const noexcept { return hits_ > 0; }
  /// Lines, each with its end.
  [[nodiscard]] std::string text(double seconds) const;

 private:
  struct Time {
    double ms = 0;
    std::string id;
  };
  std::vector<Time> times_;
  std::vector<std::string> empty_, fell_back_, failed_;
  std::uint64_t hits_ = 0;
};

}  // namespace dateline
