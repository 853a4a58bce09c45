// What a run did, in a few lines for people.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// Lines with line ends; one line if the run left the archive as it was and rejected nothing:
///
///   read         35 inputs, 44 KB in 0.2 s (175/s, 0.2 MB/s)
///   added        32
///   rejected      3
///                 1 consent wall
///                 2 too little text to be an article
///   archive      32 articles in 1 shard, 520 KB (16,250 bytes an article), revision 1
///
/// Counts of nothing are left out.
[[nodiscard]] std::string summary_text(const IndexSummary& sums, const RejectionCounts& rejections, double seconds);

}  // namespace dateline
