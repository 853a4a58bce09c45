// Phrases and close pairs of a query, answered by the token streams.
#pragma once

#include <memory>

#include "searcher/matching/positional_source.h"
#include "searcher/query/positions.h"

namespace dateline {

/// For one search: its queries must not outlive the stopwatch.
class TokenPositions final : public PositionQueries {
 public:
  TokenPositions(std::shared_ptr<const ShardTokens> tokens, Stopwatch& stopwatch)
      : tokens_(std::move(tokens)), stopwatch_(stopwatch) {}

  [[nodiscard]] Xapian::Query phrase(const std::vector<std::string>& words) const override {
    return positional_query({PositionTest::Kind::phrase, words}, tokens_, stopwatch_);
  }
  [[nodiscard]] Xapian::Query title_phrase(const std::vector<std::string>& words) const override {
    return positional_query({PositionTest::Kind::title_phrase, words}, tokens_, stopwatch_);
  }
  [[nodiscard]] Xapian::Query near(const std::vector<std::string>& words, Xapian::termcount window) const override {
    return positional_query({PositionTest::Kind::near, words, window}, tokens_, stopwatch_);
  }

 private:
  std::shared_ptr<const ShardTokens> tokens_;
  Stopwatch& stopwatch_;
};

}  // namespace dateline
