#include "searcher/counting.h"

#include <set>
#include <string>
#include <utility>

#include "common/text/fold.h"
#include "searcher/asked_days.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"
#include "searcher/query/values.h"

namespace dateline {
namespace {

// Whom and what the articles name besides the one they were asked for.
void count_mentioned_with(const SearchRequest& request, const Asked& asked, CountUnit unit, OpenedArchive& opened,
                          Answer& answer) {
  std::vector<std::string> wishes = request.facets;
  if (wishes.empty()) wishes = {"person:salient", "organization:salient", "place:salient"};
  for (FacetWish& wish : read_facet_wishes(wishes, request.facet_limit)) {
    std::set<std::string> own;
    const auto kind = name_kind(wish.field);
    if (kind) {
      for (NameOfKind& name : names_meant(*opened.names, wish.field, request.mentioned_with)) {
        own.insert(std::move(name.key));
      }
    }
    const std::uint32_t limit = wish.limit;
    if (limit != 0) wish.limit += static_cast<std::uint32_t>(own.size());
    wish.all = wish.salient;
    Facet facet = opened.facets->count(asked.matches, wish, unit);
    std::erase_if(facet.values, [&](const FacetValue& value) {
      const auto as = kind ? opened.names->named(*kind, match_key(value.value)) : std::nullopt;
      return as && own.contains(as->key);
    });
    if (limit != 0 && facet.values.size() > limit) {
      facet.other_values += facet.values.size() - limit;
      facet.values.resize(limit);
    }
    answer.facets.push_back(std::move(facet));
  }
}

Trend trend_of(const SearchRequest& request, const Asked& asked, CountUnit unit, OpenedArchive& opened,
               Stopwatch& stopwatch) {
  Asking asking(opened, stopwatch);
  std::vector<Asked> others;
  std::vector<Answer> answers;
  for (const std::string& query : request.compare) {
    SearchRequest other = request;
    other.query = query;
    others.push_back(asking.ask(other));
    answers.push_back(asking.begin_answer(other, others.back()));
  }
  std::vector<const MatchSet*> series{&asked.matches};
  for (const Asked& each : others) series.push_back(&each.matches);
  stopwatch.check();
  const AskedDays days = asked_days(asked.root);
  const auto today = day_of(request);
  const AskedDays of_all = asked_days(with_filters(Node{}, request.filters, today));
  const DateStep step = trend_step(request.trend, opened.snapshot(), series, days);
  Trend out{.step = std::string(name_of(step)),
            .series = opened.trends->count(series, step, {.shown = days, .of_all = of_all}, unit)};
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

}  // namespace

void count_matches(const SearchRequest& request, const Asked& asked, OpenedArchive& opened, Stopwatch& stopwatch,
                   Answer& answer) {
  const CountUnit unit{request.count_by == CountBy::stories ? &*opened.stories : nullptr};
  stopwatch.check();
  if (request.mentioned_with.empty()) {
    for (const FacetWish& wish : read_facet_wishes(request.facets, request.facet_limit)) {
      stopwatch.check();
      answer.facets.push_back(opened.facets->count(asked.matches, wish, unit));
    }
  } else {
    count_mentioned_with(request, asked, unit, opened, answer);
  }
  if (!request.trend.empty()) answer.trend = trend_of(request, asked, unit, opened, stopwatch);
}

}  // namespace dateline
