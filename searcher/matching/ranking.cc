#include "searcher/matching/ranking.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

// c of IneB2: measured best over four collections (ahead of BM25 of stock Xapian and of Lucene).
constexpr double kIneB2C = 2.0;

// Xapian's own time limit does not stop a match inside long posting lists; a decider that throws does.
class TimeCheck final : public Xapian::MatchDecider {
 public:
  explicit TimeCheck(Stopwatch& stopwatch) : stopwatch_(stopwatch) {}
  bool operator()(const Xapian::Document& /*document*/) const override {
    stopwatch_.tick();
    return true;
  }

 private:
  Stopwatch& stopwatch_;
};

}  // namespace

double rounded_score(double score) noexcept {
  constexpr double kUnit = 4294967296.0;
  return std::nearbyint(score * kUnit) / kUnit;
}

RankWalk::RankWalk(const ArchiveSnapshot& snapshot, Xapian::Database all, const ArticleOrder& order,
                   const Xapian::Query& query, std::size_t first_page, Stopwatch& stopwatch)
    : snapshot_(snapshot),
      order_(order),
      all_(std::move(all)),
      stopwatch_(stopwatch),
      page_(std::max<std::size_t>(first_page, 16)) {
  if (snapshot.shards().empty()) {
    complete_ = true;
    return;
  }
  enquire_.emplace(all_);
  enquire_->set_weighting_scheme(Xapian::IneB2Weight(kIneB2C));
  enquire_->set_query(query);
}

void RankWalk::fetch() {
  const Xapian::doccount total = all_.get_doccount();
  const auto already = rows_.size();
  while (true) {
    stopwatch_.check();
    const auto want = static_cast<Xapian::doccount>(std::min<std::size_t>(page_, total));
    const TimeCheck check(stopwatch_);
    const Xapian::MSet found = enquire_->get_mset(0, want, 0, nullptr, &check);
    complete_ = found.size() < want || want == total;
    rows_.clear();
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      const RowRef row = row_of_combined(*hit, snapshot_.shards().size());
      check_row(snapshot_.shards()[row.shard], row.docid);
      if (snapshot_.shards()[row.shard].removed.contains(row.docid)) continue;
      rows_.push_back({row, rounded_score(hit.get_weight())});
    }
    // Rows that tie with the last one may have been cut off, so their order is not known yet.
    if (!complete_ && !rows_.empty()) {
      const double last = rows_.back().score;
      while (!rows_.empty() && rows_.back().score == last) rows_.pop_back();
    }
    page_ = std::max<std::size_t>(page_ * 4, 64);
    if (complete_ || rows_.size() > already) break;
  }
  std::stable_sort(rows_.begin(), rows_.end(), [&](const RankedRow& a, const RankedRow& b) {
    return a.score != b.score ? a.score > b.score : order_.newer(a.row, b.row);
  });
}

bool RankWalk::next(RankedRow& row) {
  while (at_ >= rows_.size()) {
    if (complete_) return false;
    fetch();
  }
  row = rows_[at_++];
  return true;
}

}  // namespace dateline
