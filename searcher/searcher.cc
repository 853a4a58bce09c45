// A query's way: query -> matching -> snippets; output is the programs'.
#include <dateline/searcher.h>

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>

#include "common/analysis/analyzer.h"
#include "common/archive/snapshot.h"
#include "searcher/matching/collapse.h"
#include "searcher/matching/facets.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/order.h"
#include "searcher/matching/ranking.h"
#include "searcher/query/compile.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"
#include "searcher/query/wanted.h"
#include "searcher/snippets/snippets.h"
#include "searcher/token_positions.h"

namespace dateline {
namespace {

using std::chrono::steady_clock;
using std::chrono::system_clock;

std::chrono::local_days local_day(system_clock::time_point now) {
  return std::chrono::local_days(std::chrono::floor<std::chrono::days>(now).time_since_epoch());
}

// A query as one mode reads it, and all that matches.
struct Asked {
  Node root;
  Mode mode = Mode::all;
  std::vector<Complaint> complaints;
  Xapian::Query match;
  RankingQuery ranking;
  HighlightTerms lit;
  MatchSet matches;
};

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(std::shared_ptr<const Archive> archive) : archive_(std::move(archive)) {
    const ArchiveSnapshot& opened = snapshot();
    opened.require_analyzer(Analyzer::fingerprint());
    all_ = opened.open_all();
    for (std::size_t shard = 0; shard < opened.shards().size(); ++shard) shards_.push_back(opened.open_shard(shard));
    tokens_ = std::make_shared<const ShardTokens>(opened, shards_);
  }

  Answer search(const SearchRequest& request);
  void stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink);
  [[nodiscard]] const std::shared_ptr<const Archive>& archive() const noexcept { return archive_; }

 private:
  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return archive_->snapshot(); }
  Asked read(const SearchRequest& request, Mode mode, Stopwatch& stopwatch);
  Asked ask(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back);
  void walk(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch,
            const std::function<bool(const RankedRow&)>& visit);
  Hit make_hit(const SearchRequest& request, const Asked& asked, const RankedRow& row, const Stories* stories);

  std::shared_ptr<const Archive> archive_;
  Xapian::Database all_;
  std::vector<Xapian::Database> shards_;
  std::shared_ptr<const ShardTokens> tokens_;
  Analyzer analyzer_;
};

Asked Searcher::Impl::read(const SearchRequest& request, Mode mode, Stopwatch& stopwatch) {
  const auto today = local_day(request.now.value_or(system_clock::now()));
  ParsedQuery parsed = parse_query(request.query, {.today = today, .mode = mode});
  Asked asked;
  asked.mode = mode;
  asked.complaints = std::move(parsed.complaints);
  asked.root = with_filters(std::move(parsed.root), request.filters, today);
  const QueryLanguages languages = query_languages(asked.root, snapshot());
  const TokenPositions positions(tokens_, stopwatch);
  CompileContext context{snapshot(), all_, analyzer_, languages, asked.complaints, positions};
  asked.match = compile(asked.root, context);
  asked.ranking = ranking_query(asked.root, context);
  asked.lit = highlight_terms(asked.root, analyzer_, languages.list);
  if (request.strict && !asked.complaints.empty()) {
    const Complaint& first = asked.complaints.front();
    throw Error(ErrorCode::query, first.message,
                "query, bytes " + std::to_string(first.span.begin) + " to " + std::to_string(first.span.end),
                first.suggestion);
  }
  asked.matches = match_all(snapshot(), shards_, asked.match, stopwatch);
  return asked;
}

Asked Searcher::Impl::ask(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back) {
  fell_back = false;
  if (request.mode == Mode::any) return read(request, Mode::any, stopwatch);
  Asked all = read(request, Mode::all, stopwatch);
  if (request.mode == Mode::all || count(all.matches) > 0) return all;
  // One word has no other reading, and then there is nothing to announce.
  Asked any = read(request, Mode::any, stopwatch);
  if (same_tree(all.root, any.root) || count(any.matches) == 0) return all;
  fell_back = true;
  return any;
}

void Searcher::Impl::walk(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch,
                          const std::function<bool(const RankedRow&)>& visit) {
  const ArticleOrder order(snapshot(), shards_);
  if (request.sort != Sort::relevance || asked.ranking.empty()) {
    const auto direction =
        request.sort == Sort::oldest ? DateWalk::Direction::oldest_first : DateWalk::Direction::newest_first;
    DateWalk rows(snapshot(), order, asked.matches, direction);
    for (RankedRow row; rows.next(row.row);) {
      stopwatch.tick();
      if (!visit(row)) return;
    }
    return;
  }
  // Room for copies that collapse, so that one fetch is mostly enough.
  const std::size_t page = 2 * (std::size_t{request.offset} + request.limit) + 8;
  RankWalk rows(snapshot(), all_, order, ranked(asked.match, asked.ranking), page, stopwatch);
  for (RankedRow row; rows.next(row);) {
    if (!visit(row)) return;
  }
}

Hit Searcher::Impl::make_hit(const SearchRequest& request, const Asked& asked, const RankedRow& row,
                             const Stories* stories) {
  const Article article = stored_article(shards_[row.row.shard], row.row.docid);
  Hit hit;
  hit.score = row.score;
  hit.id = article.id;
  hit.url = article.url;
  hit.title = article.title;
  hit.source = article.source;
  hit.language = article.language;
  hit.published = article.published;
  hit.story = article.story;
  if (request.snippets > 0) {
    HitExcerpts excerpts =
        hit_excerpts(article, asked.lit, analyzer_, {.count = request.snippets, .bytes = request.snippet_bytes});
    hit.title_marks = std::move(excerpts.title_marks);
    hit.snippets = std::move(excerpts.snippets);
  } else {
    hit.title_marks = title_marks(article, asked.lit, analyzer_);
  }
  if (stories != nullptr) {
    hit.copies = stories->copies(row.row);
    hit.copies_outlets = stories->outlets_of_copies(row.row);
  }
  return hit;
}

Answer Searcher::Impl::search(const SearchRequest& request) {
  const auto started = steady_clock::now();
  Stopwatch stopwatch(request.deadline, request.cancel);
  Answer answer;
  Asked asked = ask(request, stopwatch, answer.fell_back);
  answer.query = request.query;
  answer.read_as = print_query(asked.root);
  answer.mode = asked.mode;
  answer.total = count(asked.matches);
  answer.revision = archive_->revision();
  const Stories stories(snapshot(), asked.matches);
  answer.stories = stories.count();
  for (const std::string& facet : request.facets) {
    answer.facets.push_back(count_facet(snapshot(), asked.matches, facet, request.facet_limit));
  }
  if (!request.trend.empty()) {
    answer.trend = count_trend(snapshot(), asked.matches, request.trend, answer.trend_undated);
  }
  if (request.limit > 0) {
    std::unordered_set<std::uint64_t> seen;
    std::uint32_t rank = 0;
    walk(request, asked, stopwatch, [&](const RankedRow& row) {
      if (request.collapse && !seen.insert(stories.key(row.row)).second) return true;
      if (++rank <= request.offset) return true;
      Hit hit = make_hit(request, asked, row, request.collapse ? &stories : nullptr);
      hit.rank = rank;
      answer.hits.push_back(std::move(hit));
      return answer.hits.size() < request.limit;
    });
  }
  answer.complaints = std::move(asked.complaints);
  answer.took_ms = std::chrono::duration<double, std::milli>(steady_clock::now() - started).count();
  return answer;
}

void Searcher::Impl::stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink) {
  Stopwatch stopwatch(request.deadline, request.cancel);
  bool fell_back = false;
  const Asked asked = ask(request, stopwatch, fell_back);
  std::optional<Stories> stories;
  if (request.collapse) stories.emplace(snapshot(), asked.matches);
  std::unordered_set<std::uint64_t> seen;
  std::uint32_t rank = 0;
  walk(request, asked, stopwatch, [&](const RankedRow& row) {
    if (stories && !seen.insert(stories->key(row.row)).second) return true;
    if (++rank <= request.offset) return true;
    Hit hit = make_hit(request, asked, row, stories ? &*stories : nullptr);
    hit.rank = rank;
    return sink(hit);
  });
}

Searcher::Searcher(std::shared_ptr<const Archive> archive)
    : impl_(guarded(archive->path(), [&] { return std::make_unique<Impl>(archive); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Answer Searcher::search(const SearchRequest& request) {
  return guarded(archive().path(), [&] { return impl_->search(request); });
}

void Searcher::stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink) {
  guarded(archive().path(), [&] { impl_->stream(request, sink); });
}

std::optional<Article> Searcher::article(const std::string& id) { return archive().article(id); }
const Archive& Searcher::archive() const noexcept { return *impl_->archive(); }

}  // namespace dateline
