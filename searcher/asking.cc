#include "searcher/asking.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "searcher/added_words.h"
#include "searcher/match_tree_of.h"
#include "searcher/matching/order.h"
#include "searcher/query/looser.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"
#include "searcher/query/unknown_words.h"
#include "searcher/query/values.h"

namespace dateline {

using std::chrono::steady_clock;
using std::chrono::system_clock;

std::chrono::local_days day_of(const SearchRequest& request) {
  const auto now = request.now.value_or(system_clock::now());
  return std::chrono::local_days(std::chrono::floor<std::chrono::days>(now).time_since_epoch());
}

Asked Asking::read(const SearchRequest& request, Mode mode) {
  const auto today = day_of(request);
  ParsedQuery parsed = parse_query(
      request.query, {.today = today, .mode = mode, .dialect = request.dialect, .saved = &opened_.saved_queries});
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
  find_matches(asked);
  return asked;
}

void Asking::understand(const SearchRequest& request, Asked& asked) {
  CompileContext context{
      opened_.snapshot(), *opened_.names, opened_.all, opened_.analyzer, query_languages(asked.root, opened_.languages),
      asked.complaints};
  asked.compiled = compile(asked.root, context);
  complain_of_unknown_words(asked.root, context, *opened_.lists);
  asked.ranking = ranking_plan(asked.root, context, request.weights);
  asked.fading = fading(request);
}

void Asking::find_matches(Asked& asked) {
  asked.matches = match_all(*opened_.lists, match_tree_of(asked.compiled.meaning), stopwatch_);
}

// The query, and any telling word of the article: its copies share them all, and are left out.
Node Asking::like_article(const SearchRequest& request, Asked& asked) {
  const auto row = row_of_article(*opened_.lists, request.similar);
  if (!row) throw Error(ErrorCode::not_found, "no article has the id " + request.similar, request.similar);
  const QueryLanguages languages = query_languages(asked.root, opened_.languages);
  const Article article = stored_article(opened_.shards[row->shard], row->docid);
  asked.added = added_words(*opened_.lists, std::span(&*row, 1), request.similar_words, opened_.analyzer, languages,
                            asked.root, articles_of_story(*opened_.lists, article.story));
  Node others = negation(article.story.empty() ? leaf(NodeKind::field, article.id, "id")
                                               : leaf(NodeKind::field, article.story, "story"));
  // An article of common words only is like none.
  if (asked.added.empty()) return negation(Node{});
  Node like = both(any_word(by_weight(asked.added)), std::move(others));
  return both(std::move(like), std::move(asked.root));
}

// Pseudo-relevance feedback: ten articles, ten words and .3 gained on three collections out of four when they were
// measured, and lost on known items, so it is for whoever asks for it.
Asked Asking::expanded(const SearchRequest& request, Asked asked) {
  constexpr std::size_t kBestArticles = 10;
  constexpr double kAddedWeight = .3;
  if (dateline::count(asked.matches) == 0 || asked.ranking.empty()) return asked;
  std::vector<RowRef> best;
  std::unordered_set<std::uint64_t> seen;
  SearchRequest first = request;
  first.sort = Sort::relevance;
  first.offset = 0;
  first.limit = kBestArticles;
  walk(first, asked, [&](const RankedRow& row) {
    if (seen.insert(opened_.stories->of(row.row)).second) best.push_back(row.row);
    return best.size() < kBestArticles;
  });
  const QueryLanguages languages = query_languages(asked.root, opened_.languages);
  asked.added = added_words(*opened_.lists, best, request.expand, opened_.analyzer, languages, asked.root, 1);
  asked.root = widened(std::move(asked.root), all_weighing(asked.added, kAddedWeight));
  std::vector<Complaint> complaints = std::move(asked.complaints);
  asked.complaints.clear();
  understand(request, asked);
  asked.complaints = std::move(complaints);  // those of the query; added words have none
  find_matches(asked);
  return asked;
}

Fading Asking::fading(const SearchRequest& request) const {
  if (request.half_life <= 0) return {};
  const auto today = day_of(request).time_since_epoch().count();
  Fading fading{.half_life = request.half_life, .newest_day = Columns::kUndated};
  for (const ShardView& shard : opened_.snapshot().shards()) {
    for (Xapian::docid row = shard.columns.articles(); row > 0; --row) {
      const std::int32_t day = shard.columns.last_day(row);
      if (day > fading.newest_day && !shard.removed.contains(row)) fading.newest_day = day;
    }
  }
  fading.newest_day = std::min(fading.newest_day, static_cast<std::int32_t>(today));
  return fading;
}

Asked Asking::ask(const SearchRequest& request) {
  Asked asked = ask_as_written(request);
  return request.expand > 0 ? expanded(request, std::move(asked)) : asked;
}

Asked Asking::ask_as_written(const SearchRequest& request) {
  if (request.mode == Mode::any) return read(request, Mode::any);
  Asked all = read(request, Mode::all);
  if (request.mode == Mode::all || dateline::count(all.matches) > 0) return all;
  // One word has no other reading, and then there is nothing to announce.
  Asked any = read(request, Mode::any);
  if (same_tree(all.root, any.root) || dateline::count(any.matches) == 0) return all;
  any.fell_back = true;
  return any;
}

void Asking::walk(const SearchRequest& request, const Asked& asked,
                  const std::function<bool(const RankedRow&)>& visit) {
  const ArticleOrder order(opened_.snapshot(), opened_.shards);
  if (request.sort != Sort::relevance || asked.ranking.empty()) {
    const auto direction =
        request.sort == Sort::oldest ? DateWalk::Direction::oldest_first : DateWalk::Direction::newest_first;
    DateWalk rows(opened_.snapshot(), order, asked.matches, direction);
    for (RankedRow row; rows.next(row.row);) {
      stopwatch_.tick();
      if (!visit(row)) return;
    }
    return;
  }
  // Room for copies that collapse, so that one fetch is mostly enough.
  const std::size_t page = 2 * (std::size_t{request.offset} + request.limit) + 8;
  RankWalk rows(*opened_.lists, order, asked.matches, asked.ranking, page, stopwatch_, asked.fading);
  for (RankedRow row; rows.next(row);) {
    if (!visit(row)) return;
  }
}

// The answer without hits and counts.
Answer Asking::begin_answer(const SearchRequest& request, const Asked& asked) const {
  Answer answer;
  answer.query = request.query;
  answer.read_as = print_query(asked.root);
  answer.mode = asked.mode;
  answer.fell_back = asked.fell_back;
  answer.complaints = asked.complaints;
  answer.added = asked.added;
  answer.total = dateline::count(asked.matches);
  answer.revision = opened_.archive->revision();
  answer.count_by = request.count_by;
  return answer;
}

// Only counted, and no longer than a person would not notice.
void Asking::add_relaxations(const SearchRequest& request, const Asked& asked, Answer& answer) {
  constexpr auto kMostTime = std::chrono::milliseconds(30);
  const auto end = steady_clock::now() + kMostTime;
  if (answer.total > 0 || request.relaxations == 0) return;
  for (LooserQuery& looser : looser_queries(asked.root)) {
    if (answer.relaxations.size() == request.relaxations || steady_clock::now() > end) return;
    std::vector<Complaint> ignored;
    CompileContext context{opened_.snapshot(),
                           *opened_.names,
                           opened_.all,
                           opened_.analyzer,
                           query_languages(looser.root, opened_.languages),
                           ignored};
    const CompiledQuery compiled = compile(looser.root, context);
    const std::uint64_t total = dateline::count(match_all(*opened_.lists, match_tree_of(compiled.meaning), stopwatch_));
    if (total == 0) continue;
    answer.relaxations.push_back(
        {.change = std::move(looser.change), .query = print_query(looser.root), .total = total});
  }
}

}  // namespace dateline
