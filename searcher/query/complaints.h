// What could not be taken as written, collected while a query is read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <dateline/searcher.h>

namespace dateline {

/// Keeps the first kMost complaints: after that they no longer help, and hostile text has one for every byte.
class Complaints {
 public:
  static constexpr std::size_t kMost = 20;

  void add(Span span, std::string message, std::string suggestion = {}) {
    if (!full()) list_.push_back({span, std::move(message), std::move(suggestion)});
  }
  /// True if no further one is kept: not worth looking for suggestions.
  [[nodiscard]] bool full() const noexcept { return list_.size() >= kMost; }
  [[nodiscard]] const std::vector<Complaint>& list() const noexcept { return list_; }
  [[nodiscard]] std::vector<Complaint> take() { return std::move(list_); }

 private:
  std::vector<Complaint> list_;
};

}  // namespace dateline
