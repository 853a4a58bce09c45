// Hits as a TREC run, the form that scorers of judged collections read:
//
//   q7 Q0 https://ledger.example/a 1 12.5 dateline
#pragma once

#include <limits>
#include <string>
#include <string_view>

#include <dateline/searcher.h>

namespace dateline {

/// The lines of one query.
class TrecRun {
 public:
  /// Blanks and control characters in ids are written as %20 and so on, because blanks part the columns.
  explicit TrecRun(std::string_view query_id);

  /// A hit's line.  Scorers order by the score and not by the rank, as 32-bit numbers and with ties their own way, so a
  /// score that is not below the one before is written as the next number below; hits without scores get -1, -2, ...
  [[nodiscard]] std::string line(const Hit& hit);

 private:
  std::string query_id_;
  float last_ = std::numeric_limits<float>::infinity();
};

}  // namespace dateline
