// A query's way: query -> matching -> snippets; output is the programs'.
#include <dateline/searcher.h>

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>

#include "common/analysis/analyzer.h"
#include "common/archive/snapshot.h"
#include "searcher/asked_days.h"
#include "searcher/match_tree_of.h"
#include "searcher/matching/collapse.h"
#include "searcher/matching/facets.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/meaning.h"
#include "searcher/matching/order.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/trend.h"
#include "searcher/query/compile.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"
#include "searcher/snippets/snippets.h"

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
  CompiledQuery compiled;
  RankingPlan ranking;
  MatchSet matches;
};

// What made the hits of one search match, shard by shard.
class Witnesses {
 public:
  /// All must stay.
  Witnesses(const Meaning& meaning, const ShardTokens& tokens, const std::vector<Xapian::Database>& shards)
      : meaning_(meaning), tokens_(tokens), shards_(shards), finders_(shards.size()) {}

  std::vector<Witness> of(RowRef row) {
    std::unique_ptr<WitnessFinder>& finder = finders_[row.shard];
    const Xapian::Database& database = shards_[row.shard];
    if (!finder) finder = std::make_unique<WitnessFinder>(meaning_, tokens_.of(database), database);
    return finder->of(row.docid);
  }

 private:
  const Meaning& meaning_;
  const ShardTokens& tokens_;
  const std::vector<Xapian::Database>& shards_;
  std::vector<std::unique_ptr<WitnessFinder>> finders_;
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
    lists_.emplace(opened, shards_);
    stories_.emplace(opened);
    facets_.emplace(opened);
    trends_.emplace(opened);
  }

  Answer search(const SearchRequest& request);
  Answer stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink);
  [[nodiscard]] const std::shared_ptr<const Archive>& archive() const noexcept { return archive_; }

 private:
  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return archive_->snapshot(); }
  Asked read(const SearchRequest& request, Mode mode, Stopwatch& stopwatch);
  Asked ask(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back);
  [[nodiscard]] Answer begin_answer(const SearchRequest& request, const Asked& asked, bool fell_back) const;
  void count(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch, Answer& answer);
  Trend trend(const SearchRequest& request, const Asked& asked, CountUnit unit, Stopwatch& stopwatch);
  void walk(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch,
            const std::function<bool(const RankedRow&)>& visit);
  Hit make_hit(const SearchRequest& request, const Asked& asked, Witnesses& witnesses, const RankedRow& row,
               const Stories* stories);

  std::shared_ptr<const Archive> archive_;
  Xapian::Database all_;
  std::vector<Xapian::Database> shards_;
  std::shared_ptr<const ShardTokens> tokens_;
  std::optional<ArchiveLists> lists_;
  std::optional<StoryNumbers> stories_;
  std::optional<FacetCounter> facets_;
  std::optional<TrendCounter> trends_;
  Analyzer analyzer_;
};

Asked Searcher::Impl::read(const SearchRequest& request, Mode mode, Stopwatch& stopwatch) {
  const auto today = local_day(request.now.value_or(system_clock::now()));
  ParsedQuery parsed = parse_query(request.query, {.today = today, .mode = mode});
  Asked asked;
  asked.mode = mode;
  asked.complaints = std::move(parsed.complaints);
  asked.root = with_filters(std::move(parsed.root), request.filters, today);
  CompileContext context{snapshot(), all_, analyzer_, query_languages(asked.root, snapshot()), asked.complaints};
  asked.compiled = compile(asked.root, context);
  asked.ranking = ranking_plan(asked.root, context);
  if (request.strict && !asked.complaints.empty()) {
    const Complaint& first = asked.complaints.front();
    throw Error(ErrorCode::query, first.message,
                "query, bytes " + std::to_string(first.span.begin) + " to " + std::to_string(first.span.end),
                first.suggestion);
  }
  asked.matches = match_all(*lists_, match_tree_of(asked.compiled.meaning), stopwatch);
  return asked;
}

Asked Searcher::Impl::ask(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back) {
  fell_back = false;
  if (request.mode == Mode::any) return read(request, Mode::any, stopwatch);
  Asked all = read(request, Mode::all, stopwatch);
  if (request.mode == Mode::all || dateline::count(all.matches) > 0) return all;
  // One word has no other reading, and then there is nothing to announce.
  Asked any = read(request, Mode::any, stopwatch);
  if (same_tree(all.root, any.root) || dateline::count(any.matches) == 0) return all;
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
  RankWalk rows(*lists_, order, asked.matches, asked.ranking, page, stopwatch);
  for (RankedRow row; rows.next(row);) {
    if (!visit(row)) return;
  }
}

Hit Searcher::Impl::make_hit(const SearchRequest& request, const Asked& asked, Witnesses& witnesses,
                             const RankedRow& row, const Stories* stories) {
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
  HitExcerpts excerpts = hit_excerpts(article, witnesses.of(row.row), asked.compiled.units, analyzer_,
                                      {.count = request.snippets, .bytes = request.snippet_bytes});
  hit.title_marks = std::move(excerpts.title_marks);
  hit.snippets = std::move(excerpts.snippets);
  if (stories != nullptr) {
    hit.copies = stories->copies(row.row);
    hit.copies_outlets = stories->outlets_of_copies(row.row);
  }
  return hit;
}

// The answer without hits and counts.
Answer Searcher::Impl::begin_answer(const SearchRequest& request, const Asked& asked, bool fell_back) const {
  Answer answer;
  answer.query = request.query;
  answer.read_as = print_query(asked.root);
  answer.mode = asked.mode;
  answer.fell_back = fell_back;
  answer.complaints = asked.complaints;
  answer.total = dateline::count(asked.matches);
  answer.revision = archive_->revision();
  answer.count_by = request.count_by;
  return answer;
}

void Searcher::Impl::count(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch, Answer& answer) {
  const CountUnit unit{request.count_by == CountBy::stories ? &*stories_ : nullptr};
  for (const FacetWish& wish : read_facet_wishes(request.facets, request.facet_limit)) {
    stopwatch.check();
    answer.facets.push_back(facets_->count(asked.matches, wish, unit));
  }
  if (!request.trend.empty()) answer.trend = trend(request, asked, unit, stopwatch);
}

Trend Searcher::Impl::trend(const SearchRequest& request, const Asked& asked, CountUnit unit, Stopwatch& stopwatch) {
  std::vector<Asked> others;
  std::vector<Answer> answers;
  for (const std::string& query : request.compare) {
    SearchRequest other = request;
    other.query = query;
    bool fell_back = false;
    others.push_back(ask(other, stopwatch, fell_back));
    answers.push_back(begin_answer(other, others.back(), fell_back));
  }
  std::vector<const MatchSet*> series{&asked.matches};
  for (const Asked& each : others) series.push_back(&each.matches);
  stopwatch.check();
  const AskedDays days = asked_days(request.filters, local_day(request.now.value_or(system_clock::now())));
  const DateStep step = trend_step(request.trend, snapshot(), series, days);
  Trend out{.step = std::string(name_of(step)), .series = trends_->count(series, step, days, unit)};
  out.series.front().query = request.query;
  out.series.front().read_as = print_query(asked.root);
  out.series.front().mode = asked.mode;
  out.series.front().matches = dateline::count(asked.matches);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    TrendSeries& of = out.series[i + 1];
    of.query = std::move(answers[i].query);
    of.read_as = std::move(answers[i].read_as);
    of.mode = answers[i].mode;
    of.fell_back = answers[i].fell_back;
    of.complaints = std::move(answers[i].complaints);
    of.matches = answers[i].total;
  }
  return out;
}

Answer Searcher::Impl::search(const SearchRequest& request) {
  const auto started = steady_clock::now();
  Stopwatch stopwatch(request.deadline, request.cancel);
  bool fell_back = false;
  const Asked asked = ask(request, stopwatch, fell_back);
  Answer answer = begin_answer(request, asked, fell_back);
  const Stories stories(*lists_, *stories_, asked.matches);
  answer.stories = stories.count();
  count(request, asked, stopwatch, answer);
  if (request.limit > 0) {
    std::unordered_set<std::uint64_t> seen;
    std::uint32_t rank = 0;
    Witnesses witnesses(asked.compiled.meaning, *tokens_, shards_);
    walk(request, asked, stopwatch, [&](const RankedRow& row) {
      if (request.collapse && !seen.insert(stories.key(row.row)).second) return true;
      if (++rank <= request.offset) return true;
      Hit hit = make_hit(request, asked, witnesses, row, request.collapse ? &stories : nullptr);
      hit.rank = rank;
      answer.hits.push_back(std::move(hit));
      return answer.hits.size() < request.limit;
    });
  }
  answer.took_ms = std::chrono::duration<double, std::milli>(steady_clock::now() - started).count();
  return answer;
}

Answer Searcher::Impl::stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink) {
  const auto started = steady_clock::now();
  Stopwatch stopwatch(request.deadline, request.cancel);
  bool fell_back = false;
  const Asked asked = ask(request, stopwatch, fell_back);
  Answer answer = begin_answer(request, asked, fell_back);
  std::optional<Stories> stories;
  if (request.collapse) stories.emplace(*lists_, *stories_, asked.matches);
  Witnesses witnesses(asked.compiled.meaning, *tokens_, shards_);
  std::unordered_set<std::uint64_t> seen;
  std::uint32_t rank = 0;
  walk(request, asked, stopwatch, [&](const RankedRow& row) {
    if (stories && !seen.insert(stories->key(row.row)).second) return true;
    if (++rank <= request.offset) return true;
    Hit hit = make_hit(request, asked, witnesses, row, stories ? &*stories : nullptr);
    hit.rank = rank;
    return sink(hit);
  });
  answer.took_ms = std::chrono::duration<double, std::milli>(steady_clock::now() - started).count();
  return answer;
}

Searcher::Searcher(std::shared_ptr<const Archive> archive)
    : impl_(guarded(archive->path(), [&] { return std::make_unique<Impl>(archive); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Answer Searcher::search(const SearchRequest& request) {
  return guarded(archive().path(), [&] { return impl_->search(request); });
}

Answer Searcher::stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink) {
  return guarded(archive().path(), [&] { return impl_->stream(request, sink); });
}

std::optional<Article> Searcher::article(const std::string& id) { return archive().article(id); }
const Archive& Searcher::archive() const noexcept { return *impl_->archive(); }

}  // namespace dateline
