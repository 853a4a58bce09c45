// A query's way: query -> matching -> snippets; output is the programs'.
#include <dateline/searcher.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <unordered_set>
#include <utility>

#include "common/analysis/analyzer.h"
#include "common/archive/snapshot.h"
#include "common/text/fold.h"
#include "searcher/added_words.h"
#include "searcher/asked_days.h"
#include "searcher/match_tree_of.h"
#include "searcher/matching/collapse.h"
#include "searcher/matching/explanation.h"
#include "searcher/matching/facets.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/meaning.h"
#include "searcher/matching/name_list.h"
#include "searcher/matching/order.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/trend.h"
#include "searcher/query/compile.h"
#include "searcher/query/looser.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"
#include "searcher/query/unknown_words.h"
#include "searcher/query/values.h"
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
  Fading fading;
  MatchSet matches;
  std::vector<AddedWord> added;
};

std::string_view name_of(WeighedPart::Kind kind) {
  constexpr std::array<std::string_view, 6> kNames{"stem", "word", "title", "phrase", "close", "age"};
  return kNames[static_cast<std::size_t>(kind)];
}

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
  Impl(std::shared_ptr<const Archive> archive, const SearcherOptions& options)
      : archive_(std::move(archive)), saved_queries_(options.saved_queries) {
    const ArchiveSnapshot& opened = snapshot();
    opened.require_analyzer(Analyzer::fingerprint());
    all_ = opened.open_all();
    for (std::size_t shard = 0; shard < opened.shards().size(); ++shard) shards_.push_back(opened.open_shard(shard));
    tokens_ = std::make_shared<const ShardTokens>(opened, shards_);
    lists_.emplace(opened, shards_);
    stories_.emplace(opened);
    names_.emplace(opened, shards_, options.aliases);
    facets_.emplace(*names_);
    trends_.emplace(opened);
  }

  Answer search(const SearchRequest& request);
  Answer stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink);
  std::vector<ListedName> names(const std::string& prefix, std::size_t limit) {
    return list_names(*names_, prefix, limit);
  }
  [[nodiscard]] const std::shared_ptr<const Archive>& archive() const noexcept { return archive_; }

 private:
  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return archive_->snapshot(); }
  Asked read(const SearchRequest& request, Mode mode, Stopwatch& stopwatch);
  Node like_article(const SearchRequest& request, Asked& asked);
  void understand(const SearchRequest& request, Asked& asked);
  void find_matches(Asked& asked, Stopwatch& stopwatch);
  Asked expanded(const SearchRequest& request, Asked asked, Stopwatch& stopwatch);
  Asked ask_as_written(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back);
  [[nodiscard]] Fading fading(const SearchRequest& request) const;
  void explain_score(const Asked& asked, const RankedRow& row, Hit& hit);
  Asked ask(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back);
  [[nodiscard]] Answer begin_answer(const SearchRequest& request, const Asked& asked, bool fell_back) const;
  void add_relaxations(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch, Answer& answer);
  void count(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch, Answer& answer);
  void count_mentioned_with(const SearchRequest& request, const Asked& asked, CountUnit unit, Answer& answer);
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
  std::optional<NameTable> names_;
  std::optional<FacetCounter> facets_;
  std::optional<TrendCounter> trends_;
  std::vector<SavedQuery> saved_queries_;
  Analyzer analyzer_;
};

Asked Searcher::Impl::read(const SearchRequest& request, Mode mode, Stopwatch& stopwatch) {
  const auto today = local_day(request.now.value_or(system_clock::now()));
  ParsedQuery parsed =
      parse_query(request.query, {.today = today, .mode = mode, .dialect = request.dialect, .saved = &saved_queries_});
  Asked asked;
  asked.mode = mode;
  asked.complaints = std::move(parsed.complaints);
  std::vector<Filter> filters = request.filters;
  if (!request.mentioned_with.empty()) filters.push_back({"entity", request.mentioned_with, false});
  asked.root = with_filters(std::move(parsed.root), filters, today);
  if (!request.similar.empty()) asked.root = like_article(request, asked);
  understand(request, asked);
  if (request.strict && !asked.complaints.empty()) {
    const Complaint& first = asked.complaints.front();
    throw Error(ErrorCode::query, first.message,
                "query, bytes " + std::to_string(first.span.begin) + " to " + std::to_string(first.span.end),
                first.suggestion);
  }
  find_matches(asked, stopwatch);
  return asked;
}

void Searcher::Impl::understand(const SearchRequest& request, Asked& asked) {
  CompileContext context{snapshot(),      *names_, all_, analyzer_, query_languages(asked.root, snapshot()),
                         asked.complaints};
  asked.compiled = compile(asked.root, context);
  complain_of_unknown_words(asked.root, context, *lists_);
  asked.ranking = ranking_plan(asked.root, context, request.weights);
  asked.fading = fading(request);
}

void Searcher::Impl::find_matches(Asked& asked, Stopwatch& stopwatch) {
  asked.matches = match_all(*lists_, match_tree_of(asked.compiled.meaning), stopwatch);
}

// The query, and any telling word of the article: its copies share them all, and are left out.
Node Searcher::Impl::like_article(const SearchRequest& request, Asked& asked) {
  const auto row = row_of_article(*lists_, request.similar);
  if (!row) throw Error(ErrorCode::not_found, "no article has the id " + request.similar, request.similar);
  const QueryLanguages languages = query_languages(asked.root, snapshot());
  const Article article = stored_article(shards_[row->shard], row->docid);
  asked.added = added_words(*lists_, std::span(&*row, 1), request.similar_words, analyzer_, languages, asked.root,
                            articles_of_story(*lists_, article.story));
  Node others = negation(article.story.empty() ? leaf(NodeKind::field, article.id, "id")
                                               : leaf(NodeKind::field, article.story, "story"));
  // An article of common words only is like none.
  if (asked.added.empty()) return negation(Node{});
  Node like = both(any_word(by_weight(asked.added)), std::move(others));
  return both(std::move(like), std::move(asked.root));
}

// Pseudo-relevance feedback: ten articles, ten words and .3 gained on three collections out of four when they were
// measured, and lost on known items, so it is for whoever asks for it.
Asked Searcher::Impl::expanded(const SearchRequest& request, Asked asked, Stopwatch& stopwatch) {
  constexpr std::size_t kBestArticles = 10;
  constexpr double kAddedWeight = .3;
  if (dateline::count(asked.matches) == 0 || asked.ranking.empty()) return asked;
  std::vector<RowRef> best;
  std::unordered_set<std::uint64_t> seen;
  SearchRequest first = request;
  first.sort = Sort::relevance;
  first.offset = 0;
  first.limit = kBestArticles;
  walk(first, asked, stopwatch, [&](const RankedRow& row) {
    if (seen.insert(stories_->of(row.row)).second) best.push_back(row.row);
    return best.size() < kBestArticles;
  });
  const QueryLanguages languages = query_languages(asked.root, snapshot());
  asked.added = added_words(*lists_, best, request.expand, analyzer_, languages, asked.root, 1);
  asked.root = widened(std::move(asked.root), all_weighing(asked.added, kAddedWeight));
  std::vector<Complaint> complaints = std::move(asked.complaints);
  asked.complaints.clear();
  understand(request, asked);
  asked.complaints = std::move(complaints);  // those of the query; added words have none
  find_matches(asked, stopwatch);
  return asked;
}

Fading Searcher::Impl::fading(const SearchRequest& request) const {
  if (request.half_life <= 0) return {};
  const auto today = local_day(request.now.value_or(system_clock::now())).time_since_epoch().count();
  Fading fading{.half_life = request.half_life, .newest_day = Columns::kUndated};
  for (const ShardView& shard : snapshot().shards()) {
    for (Xapian::docid row = shard.columns.articles(); row > 0; --row) {
      const std::int32_t day = shard.columns.last_day(row);
      if (day > fading.newest_day && !shard.removed.contains(row)) fading.newest_day = day;
    }
  }
  fading.newest_day = std::min(fading.newest_day, static_cast<std::int32_t>(today));
  return fading;
}

Asked Searcher::Impl::ask(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back) {
  Asked asked = ask_as_written(request, stopwatch, fell_back);
  return request.expand > 0 ? expanded(request, std::move(asked), stopwatch) : asked;
}

Asked Searcher::Impl::ask_as_written(const SearchRequest& request, Stopwatch& stopwatch, bool& fell_back) {
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
  RankWalk rows(*lists_, order, asked.matches, asked.ranking, page, stopwatch, asked.fading);
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
  HitExcerpts excerpts =
      hit_excerpts(article, witnesses.of(row.row), asked.compiled.units, analyzer_,
                   {.count = request.snippets, .bytes = request.snippet_bytes, .context_words = request.context_words});
  hit.title_marks = std::move(excerpts.title_marks);
  hit.snippets = std::move(excerpts.snippets);
  hit.contexts = std::move(excerpts.contexts);
  if (request.explain && hit.score > 0) explain_score(asked, row, hit);
  if (stories != nullptr) {
    hit.copies = stories->copies(row.row);
    hit.copies_outlets = stories->outlets_of_copies(row.row);
  }
  return hit;
}

void Searcher::Impl::explain_score(const Asked& asked, const RankedRow& row, Hit& hit) {
  WeighedPlan plan = weigh(asked.ranking, *lists_);
  plan.fading = asked.fading;
  for (WeighedPart& part : explain(plan, *lists_, row.row)) {
    hit.parts.push_back({.part = std::string(name_of(part.kind)),
                         .text = std::move(part.text),
                         .times = part.times,
                         .score = to_double(part.score)});
  }
}

// The answer without hits and counts.
Answer Searcher::Impl::begin_answer(const SearchRequest& request, const Asked& asked, bool fell_back) const {
  Answer answer;
  answer.query = request.query;
  answer.read_as = print_query(asked.root);
  answer.mode = asked.mode;
  answer.fell_back = fell_back;
  answer.complaints = asked.complaints;
  answer.added = asked.added;
  answer.total = dateline::count(asked.matches);
  answer.revision = archive_->revision();
  answer.count_by = request.count_by;
  return answer;
}

// Only counted, and no longer than a person would not notice.
void Searcher::Impl::add_relaxations(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch,
                                     Answer& answer) {
  constexpr auto kMostTime = std::chrono::milliseconds(30);
  const auto end = steady_clock::now() + kMostTime;
  if (answer.total > 0 || request.relaxations == 0) return;
  for (LooserQuery& looser : looser_queries(asked.root)) {
    if (answer.relaxations.size() == request.relaxations || steady_clock::now() > end) return;
    std::vector<Complaint> ignored;
    CompileContext context{snapshot(), *names_, all_, analyzer_, query_languages(looser.root, snapshot()), ignored};
    const CompiledQuery compiled = compile(looser.root, context);
    const std::uint64_t total = dateline::count(match_all(*lists_, match_tree_of(compiled.meaning), stopwatch));
    if (total == 0) continue;
    answer.relaxations.push_back(
        {.change = std::move(looser.change), .query = print_query(looser.root), .total = total});
  }
}

void Searcher::Impl::count(const SearchRequest& request, const Asked& asked, Stopwatch& stopwatch, Answer& answer) {
  const CountUnit unit{request.count_by == CountBy::stories ? &*stories_ : nullptr};
  stopwatch.check();
  if (request.mentioned_with.empty()) {
    for (const FacetWish& wish : read_facet_wishes(request.facets, request.facet_limit)) {
      stopwatch.check();
      answer.facets.push_back(facets_->count(asked.matches, wish, unit));
    }
  } else {
    count_mentioned_with(request, asked, unit, answer);
  }
  if (!request.trend.empty()) answer.trend = trend(request, asked, unit, stopwatch);
}

// Whom and what the articles name besides the one they were asked for.
void Searcher::Impl::count_mentioned_with(const SearchRequest& request, const Asked& asked, CountUnit unit,
                                          Answer& answer) {
  std::vector<std::string> wishes = request.facets;
  if (wishes.empty()) wishes = {"person:salient", "organization:salient", "place:salient"};
  for (FacetWish& wish : read_facet_wishes(wishes, request.facet_limit)) {
    std::set<std::string> own;
    const auto kind = name_kind(wish.field);
    if (kind) {
      for (const std::string& value : names_meant(*names_, wish.field, request.mentioned_with)) {
        if (const auto as = names_->named(*kind, match_key(value))) own.insert(as->key);
      }
    }
    const std::uint32_t limit = wish.limit;
    if (limit != 0) wish.limit += static_cast<std::uint32_t>(own.size());
    wish.all = wish.salient;
    Facet facet = facets_->count(asked.matches, wish, unit);
    std::erase_if(facet.values, [&](const FacetValue& value) {
      const auto as = kind ? names_->named(*kind, match_key(value.value)) : std::nullopt;
      return as && own.contains(as->key);
    });
    if (limit != 0 && facet.values.size() > limit) {
      facet.other_values += facet.values.size() - limit;
      facet.values.resize(limit);
    }
    answer.facets.push_back(std::move(facet));
  }
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
  const AskedDays days = asked_days(asked.root);
  const auto today = local_day(request.now.value_or(system_clock::now()));
  const AskedDays of_all = asked_days(with_filters(Node{}, request.filters, today));
  const DateStep step = trend_step(request.trend, snapshot(), series, days);
  Trend out{.step = std::string(name_of(step)),
            .series = trends_->count(series, step, {.shown = days, .of_all = of_all}, unit)};
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
  lists_->begin_query();
  bool fell_back = false;
  const Asked asked = ask(request, stopwatch, fell_back);
  Answer answer = begin_answer(request, asked, fell_back);
  add_relaxations(request, asked, stopwatch, answer);
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
  lists_->begin_query();
  bool fell_back = false;
  const Asked asked = ask(request, stopwatch, fell_back);
  Answer answer = begin_answer(request, asked, fell_back);
  add_relaxations(request, asked, stopwatch, answer);
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

Searcher::Searcher(std::shared_ptr<const Archive> archive, const SearcherOptions& options)
    : impl_(guarded(archive->path(), [&] { return std::make_unique<Impl>(archive, options); })) {}
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
std::vector<ListedName> Searcher::names(const std::string& prefix, std::size_t limit) {
  return guarded(archive().path(), [&] { return impl_->names(prefix, limit); });
}
const Archive& Searcher::archive() const noexcept { return *impl_->archive(); }

}  // namespace dateline
