// Why inputs were rejected: counts for people, and what the archive remembers of a run.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dateline/archive.h>
#include <dateline/indexer.h>

namespace dateline {

/// Counts rejected inputs by reason.
class RejectionCounts {
 public:
  /// Where in the input it was ("line 3, byte 17: ...") does not tell reasons apart.
  void add(std::string_view reason);
  /// Most frequent first, at most `most` rows; if there are more reasons the last row is "other reasons".
  [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> most_frequent(std::size_t most) const;

 private:
  std::map<std::string, std::uint64_t, std::less<>> counts_;
  std::uint64_t others_ = 0;  // beyond what is kept apart
};

/// A run while it goes on, for the archive's memory.
class RunNotes {
 public:
  void add(const InputReport& report);
  /// `published`: when.
  [[nodiscard]] RunRecord record(const IndexSummary& sums, std::chrono::system_clock::time_point published) const;

 private:
  RejectionCounts counts_;
  std::deque<RunRecord::RejectedInput> last_;
};

}  // namespace dateline
