#include "searcher/matching/match_set.h"

namespace dateline {
namespace {

// A spy sees every match once, in docid order, and can stop the match by throwing; an MSet of all matches would keep
// a heap of them beside.
class Collector final : public Xapian::MatchSpy {
 public:
  Collector(const ShardView& shard, std::vector<Xapian::docid>& out, Stopwatch& stopwatch)
      : shard_(shard), out_(out), stopwatch_(stopwatch), any_hidden_(!shard.removed.isEmpty()) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    stopwatch_.tick();
    const Xapian::docid docid = document.get_docid();
    check_row(shard_, docid);
    if (!any_hidden_ || !shard_.removed.contains(docid)) out_.push_back(docid);
  }

 private:
  const ShardView& shard_;
  std::vector<Xapian::docid>& out_;
  Stopwatch& stopwatch_;
  bool any_hidden_;
};

}  // namespace

void check_row(const ShardView& shard, Xapian::docid docid) {
  if (docid != 0 && docid <= shard.columns.articles()) return;
  throw Error(ErrorCode::damaged, shard.path + ": a posting lies beyond the last article", shard.path,
              "run dateline-index --verify ARCHIVE to see what is wrong");
}

MatchSet match_all(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& databases,
                   const Xapian::Query& query, Stopwatch& stopwatch) {
  MatchSet out(databases.size());
  if (query.empty()) return out;
  for (std::size_t shard = 0; shard < databases.size(); ++shard) {
    stopwatch.check();
    Collector collector(snapshot.shards()[shard], out[shard], stopwatch);
    Xapian::Enquire enquire(databases[shard]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(query);
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, databases[shard].get_doccount());
  }
  return out;
}

std::uint64_t count(const MatchSet& matches) noexcept {
  std::uint64_t sum = 0;
  for (const auto& shard : matches) sum += shard.size();
  return sum;
}

RowRef row_of_combined(Xapian::docid docid, std::size_t shards) noexcept {
  return {static_cast<std::uint32_t>((docid - 1) % shards), static_cast<Xapian::docid>((docid - 1) / shards + 1)};
}

}  // namespace dateline
