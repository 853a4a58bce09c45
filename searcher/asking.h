// From a request to all that matches: the query as each mode reads it, and as it is widened.
#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/matching/match_set.h"
#include "searcher/matching/ranking.h"
#include "searcher/opened_archive.h"
#include "searcher/query/compile.h"

namespace dateline {

// A query as one mode reads it, and all that matches.
struct Asked {
  Node root;
  Mode mode = Mode::all;
  std::vector<Complaint> complaints;
  CompiledQuery compiled;
  RankingPlan ranking;
  Fading fading;
  MatchSet matches;
  std::vector<AddedWord> added;
  bool fell_back = false;  ///< automatic mode found nothing with all words
};

/// The calendar day that "today" means to a request.
[[nodiscard]] std::chrono::local_days day_of(const SearchRequest& request);

/// Asks for one request.
class Asking {
 public:
  /// All must stay.
  Asking(OpenedArchive& opened, Stopwatch& stopwatch) : opened_(opened), stopwatch_(stopwatch) {}

  /// Throws Error: query (only if strict), usage, not_found (of an article to be like), timeout, interrupted.
  [[nodiscard]] Asked ask(const SearchRequest& request);
  /// The rows in the request's order until `visit` returns false.
  void walk(const SearchRequest& request, const Asked& asked, const std::function<bool(const RankedRow&)>& visit);
  /// The answer without hits and counts; of one without articles, the queries that would find some.
  [[nodiscard]] Answer begin_answer(const SearchRequest& request, const Asked& asked) const;
  void add_relaxations(const SearchRequest& request, const Asked& asked, Answer& answer);

 private:
  [[nodiscard]] Asked read(const SearchRequest& request, Mode mode);
  [[nodiscard]] Node like_article(const SearchRequest& request, Asked& asked);
  void understand(const SearchRequest& request, Asked& asked);
  void find_matches(Asked& asked);
  [[nodiscard]] Asked expanded(const SearchRequest& request, Asked asked);
  [[nodiscard]] Asked ask_as_written(const SearchRequest& request);
  [[nodiscard]] Fading fading(const SearchRequest& request) const;

  OpenedArchive& opened_;
  Stopwatch& stopwatch_;
};

}  // namespace dateline
