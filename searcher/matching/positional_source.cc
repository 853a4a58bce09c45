#include "searcher/matching/positional_source.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "searcher/matching/match_set.h"
#include "searcher/matching/position_matcher.h"

namespace dateline {
namespace {

using Kind = PositionExpr::Kind;
using Xapian::Query;

// What all clones of a source share.
struct Shared {
  PositionExpr expr;
  std::shared_ptr<const ShardTokens> tokens;
};

class PositionalSource final : public Xapian::PostingSource {
 public:
  PositionalSource(std::shared_ptr<const Shared> shared, Stopwatch& stopwatch)
      : shared_(std::move(shared)), stopwatch_(stopwatch) {}

  PositionalSource* clone() const override { return new PositionalSource(shared_, stopwatch_); }

  void init(const Xapian::Database& shard) override {
    const ShardTokens::Shard& found = shared_->tokens->of(shard);
    view_ = found.view;
    rows_ = shard.get_doccount();
    last_ = shard.get_lastdocid();
    matcher_.emplace(shared_->expr, found);
    at_ = 0;
    at_match_ = false;
    at_end_ = !matcher_->possible();
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return rows_; }
  Xapian::doccount get_termfreq_max() const override { return rows_; }

  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return at_; }

  void next(double /*min_weight*/) override { walk_from(at_ + 1); }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    if (docid > at_ || !at_match_) walk_from(std::max(docid, at_ + 1));
  }
  // What is usual: the row holds all the words.  If they stand wrong in it, the next match is left to be looked for.
  bool check(Xapian::docid docid, double /*min_weight*/) override {
    if (at_end_) return true;
    if (docid <= at_) return at_match_;
    at_ = docid;
    at_match_ = holds(docid);
    return at_match_;
  }

  std::string get_description() const override { return to_string(shared_->expr); }

 private:
  bool holds(Xapian::docid docid) {
    stopwatch_.tick();
    check_row(*view_, docid);
    return !matcher_->match(docid).empty();
  }

  // Alone the source looks at every row; the matcher does not ask for that where it stands behind its candidates.
  void walk_from(Xapian::docid docid) {
    if (at_end_) return;
    while (docid <= last_ && !holds(docid)) ++docid;
    at_end_ = docid > last_;
    at_match_ = !at_end_;
    if (at_match_) at_ = docid;
  }

  std::shared_ptr<const Shared> shared_;
  Stopwatch& stopwatch_;
  const ShardView* view_ = nullptr;
  Xapian::doccount rows_ = 0;
  Xapian::docid last_ = 0;
  std::optional<PositionMatcher> matcher_;  // refers to shared_
  Xapian::docid at_ = 0;                    // the last match or the last row checked; 0 before the first
  bool at_match_ = false;
  bool at_end_ = false;
};

Query candidates_of_words(const PositionExpr& expr, TextZone zone) {
  const std::string prefix = zone == TextZone::title ? "S" : "";
  std::vector<std::string> terms;
  for (const std::string& stem : expr.stems) terms.push_back("Z" + prefix + stem);
  for (const std::string& word : expr.exact) terms.push_back(prefix + word);
  return {Query::OP_OR, terms.begin(), terms.end()};
}

Query all_of(const std::vector<Query>& parts) { return {Query::OP_AND, parts.begin(), parts.end()}; }

}  // namespace

Query candidates(const PositionExpr& expr) {
  if (expr.kind == Kind::words) return candidates_of_words(expr, expr.zone);
  std::vector<Query> parts;
  for (const PositionExpr& child : expr.children) {
    const bool in_zone = expr.kind == Kind::phrase || expr.kind == Kind::window;
    parts.push_back(in_zone ? candidates_of_words(child, expr.zone) : candidates(child));
  }
  if (expr.kind == Kind::not_near) return parts.front();
  return expr.kind == Kind::any_of ? Query(Query::OP_OR, parts.begin(), parts.end()) : all_of(parts);
}

bool terms_decide(const PositionExpr& expr) {
  if (expr.where) return false;
  if (expr.kind == Kind::words) return expr.zone == TextZone::anywhere || expr.zone == TextZone::title;
  return expr.kind == Kind::any_of && std::all_of(expr.children.begin(), expr.children.end(), terms_decide);
}

Query position_filter(PositionExpr expr, std::shared_ptr<const ShardTokens> tokens, Stopwatch& stopwatch) {
  const auto shared = std::make_shared<const Shared>(Shared{std::move(expr), std::move(tokens)});
  auto* source = new PositionalSource(shared, stopwatch);
  return Query(source->release());
}

Query positional_query(const PositionExpr& expr, std::shared_ptr<const ShardTokens> tokens, Stopwatch& stopwatch) {
  if (terms_decide(expr)) return candidates(expr);
  if (expr.kind == Kind::any_of && !expr.where) {
    // Each way by itself: most of them need no positions.
    std::vector<Query> ways;
    for (const PositionExpr& child : expr.children) ways.push_back(positional_query(child, tokens, stopwatch));
    return {Query::OP_OR, ways.begin(), ways.end()};
  }
  std::vector<Query> parts;
  if (expr.kind == Kind::phrase || expr.kind == Kind::window) {
    for (const PositionExpr& child : expr.children) parts.push_back(candidates_of_words(child, expr.zone));
  } else {
    parts.push_back(candidates(expr));
  }
  parts.push_back(position_filter(expr, std::move(tokens), stopwatch));
  return all_of(parts);
}

}  // namespace dateline
