#include "searcher/server/pages.h"

#include <algorithm>

#include "common/archive/snapshot.h"
#include "common/text/fold.h"
#include "searcher/matching/holdings.h"
#include "searcher/server/asked.h"
#include "searcher/web/article_view.h"
#include "searcher/web/calendar.h"
#include "searcher/web/runs_view.h"
#include "searcher/web/search_view.h"
#include "searcher/web/views.h"

namespace dateline {
namespace {

constexpr std::uint32_t kHitsOfAPage = 10;
// An article is shown whole, so its matches are wanted in all of it.
constexpr std::uint32_t kMostSnippets = 20;
constexpr std::uint32_t kLongSnippet = 10'000;

HttpResponse html_page(const Call& call, Frame frame, Html content) {
  const Archive& archive = call.searcher.archive();
  frame.articles = archive.snapshot().articles();
  frame.revision = archive.revision();
  return {.type = "text/html; charset=utf-8", .body = framed(frame, std::move(content))};
}

// The state of a view, without what is empty or as it would be anyway.
Address state_of(const Call& call, const std::string& path) {
  Address state(path);
  for (const Parameter& parameter : call.parameters) {
    for (const std::string& value : call.arguments.texts(parameter.name)) {
      if (value.empty() || value == parameter.default_value) continue;
      state = parameter.repeats ? state.and_with(parameter.name, value) : state.with(parameter.name, value);
    }
  }
  return state;
}

SearchRequest shown_request(const Call& call) {
  SearchRequest request = asked(call);
  request.limit = kHitsOfAPage;
  request.collapse = true;
  request.snippets = 2;
  request.snippet_bytes = 240;
  return request;
}

// More values of a facet than a list of them is good for.
constexpr std::size_t kMostValues = 200;

std::vector<std::string> page_facets(const Call& call) {
  std::vector<std::string> out;
  const std::string more = call.arguments.text("more");
  const bool find = !call.arguments.text("find").empty();
  for (const std::string field : {"source", "person", "organization", "place", "language", "section"}) {
    const bool is_name = field == "person" || field == "organization" || field == "place";
    const std::string values = field != more ? "8" : find ? "0" : std::to_string(kMostValues);
    out.push_back(field + ":" + values + (is_name && call.arguments.truth("salient") ? ":salient" : ""));
  }
  return out;
}

// Values that hold what is looked for, without regard to case and accents.
void keep_found(Facet& facet, const std::string& find) {
  if (find.empty()) return;
  const auto folded = [](const std::string& text) { return fold_accents(fold_case(text)); };
  const std::string wanted = folded(find);
  std::erase_if(facet.values,
                [&](const FacetValue& each) { return folded(each.value).find(wanted) == std::string::npos; });
  if (facet.values.size() > kMostValues) {
    facet.other_values = facet.values.size() - kMostValues;
    facet.values.resize(kMostValues);
  }
}

// The days that a day, month or year has.
DaySpan days_of(const char* name, const std::string& text) {
  const std::optional<Date> date = date_from_string(text);
  if (!date) {
    throw Error(ErrorCode::usage, std::string("parameter ") + name + ": '" + text + "' is no day, month or year", name,
                "for instance 2023-03-31, 2023-03 or 2023");
  }
  const DateStep step = date->precision == Precision::year    ? DateStep::year
                        : date->precision == Precision::month ? DateStep::month
                                                              : DateStep::day;
  return days_of_bucket(bucket_at(static_cast<std::int32_t>(date->day.time_since_epoch().count()), step), step);
}

// With one end alone, to the other end of what is held.
std::optional<DaySpan> asked_period(const Call& call, const std::vector<SourceHoldings>& sources) {
  const std::string from = call.arguments.text("from");
  const std::string to = call.arguments.text("to");
  if (from.empty() && to.empty()) return std::nullopt;
  const DaySpan first = days_of("from", from.empty() ? to : from);
  const DaySpan last = days_of("to", to.empty() ? from : to);
  const SourceHoldings held = together(sources);
  DaySpan days{first.first, last.last};
  if (from.empty()) days.first = held.by_day.empty() ? last.first : std::min(held_days(held).first, last.first);
  if (to.empty()) days.last = held.by_day.empty() ? first.last : std::max(held_days(held).last, first.last);
  if (days.first > days.last)
    throw Error(ErrorCode::usage, "parameters from and to: they end before they begin", "from");
  return days;
}

}  // namespace

HttpResponse page_search(const Call& call) {
  SearchRequest request = shown_request(call);
  request.strict = false;
  request.facets = page_facets(call);
  if (request.trend.empty()) request.trend = "auto";
  Answer answer = call.searcher.search(request);
  for (Facet& facet : answer.facets) {
    if (facet.field == call.arguments.text("more")) keep_found(facet, call.arguments.text("find"));
  }
  return html_page(call,
                   {.title = request.query.empty() ? "Search" : request.query, .here = "/", .query = request.query},
                   search_view(answer, state_of(call, "/"), request.offset, request.limit));
}

HttpResponse page_article(const Call& call) {
  const std::string& id = call.values.front();
  auto article = call.searcher.article(id);
  if (!article) throw Error(ErrorCode::not_found, "no article has the id " + id, id);
  ShownArticle shown{.article = *std::move(article), .query = call.arguments.text("q")};
  SearchRequest request = asked(call);
  request.limit = 1;
  if (!shown.query.empty()) {
    request.filters = {{"id", id, false}};
    request.collapse = false;
    request.snippets = kMostSnippets;
    request.snippet_bytes = kLongSnippet;
    for (const Hit& hit : call.searcher.search(request).hits) {
      shown.title_marks = hit.title_marks;
      for (const Snippet& snippet : hit.snippets) {
        for (const Span mark : snippet.marks)
          shown.body_marks.push_back({snippet.begin + mark.begin, snippet.begin + mark.end});
      }
    }
    std::sort(shown.body_marks.begin(), shown.body_marks.end());
  }
  if (!shown.article.story.empty()) {
    SearchRequest members = asked(call);
    members.query.clear();
    members.filters = {{"story", shown.article.story, false}};
    members.limit = 0;
    shown.members = call.searcher.search(members).total;
  }
  const Manifest& manifest = call.searcher.archive().snapshot().manifest();
  shown.archive = manifest.uuid;
  shown.revision = manifest.revision;
  shown.linked_archive = call.arguments.text("archive");
  shown.linked_revision = call.arguments.number("revision");
  const std::string title = shown.article.title.empty() ? id : shown.article.title;
  return html_page(call, {.title = title, .query = shown.query}, article_view(shown));
}

HttpResponse page_story(const Call& call) {
  const std::string& story = call.values.front();
  SearchRequest request = asked(call);
  request.filters = {{"story", story, false}};
  request.sort = Sort::oldest;
  request.collapse = false;
  request.limit = 200;
  const Answer members = call.searcher.search(request);
  if (members.total == 0) throw Error(ErrorCode::not_found, "no article belongs to the story " + story, story);
  const auto chosen = [&](const char* name, std::size_t otherwise) -> std::optional<Article> {
    if (const std::string id = call.arguments.text(name); !id.empty()) return call.searcher.article(id);
    if (members.hits.size() < 2) return std::nullopt;
    return call.searcher.article(members.hits[otherwise].id);
  };
  return html_page(call, {.title = "A story"}, story_view(story, members, chosen("a", 0), chosen("b", 1)));
}

HttpResponse page_entity(const Call& call) {
  const std::string name = call.arguments.text("name");
  const std::string kind = call.arguments.text("kind");
  const Answer answer = entity_answer(call);
  std::vector<std::string> aliases;
  for (const ListedName& each : call.searcher.names(name, 50)) {
    if (each.name != name || to_string(each.kind) != kind) continue;
    for (const ListedName::Form& form : each.aliases) aliases.push_back(form.name);
  }
  return html_page(call, {.title = name}, entity_view(kind, name, answer, aliases));
}

HttpResponse page_trends(const Call& call) {
  SearchRequest request = asked(call);
  TrendQuestion question{.queries = {request.query},
                         .step = request.trend.empty() ? "auto" : request.trend,
                         .as_share = call.arguments.truth("share"),
                         .by_story = request.count_by == CountBy::stories};
  std::erase(request.compare, "");
  if (request.compare.size() > kMostSeries - 1) request.compare.resize(kMostSeries - 1);
  question.queries.insert(question.queries.end(), request.compare.begin(), request.compare.end());
  request.trend = question.step;
  request.limit = 0;
  const Answer answer = call.searcher.search(request);
  return html_page(call, {.title = "Trends", .here = "/trends", .query = request.query},
                   trends_view(question, answer, state_of(call, "/trends")));
}

// One trend for both, so that their steps and scales are the same.
HttpResponse page_compare(const Call& call) {
  const std::string left = call.arguments.text("a");
  const std::string right = call.arguments.text("b");
  SearchRequest request = shown_request(call);
  request.facets = {"source:8", "person:8", "organization:8"};
  request.query = right;
  const Answer right_answer = call.searcher.search(request);
  request.query = left;
  request.trend = "auto";
  request.compare = {right};
  return html_page(call, {.title = "Compare", .here = "/compare"},
                   compare_view(left, call.searcher.search(request), right, right_answer));
}

HttpResponse page_holdings(const Call& call) {
  std::vector<SourceHoldings> sources = holdings(call.searcher.archive().snapshot());
  const Frame frame{.title = "Holdings", .here = "/holdings"};
  const std::string wanted = call.arguments.text("source");
  if (!wanted.empty()) {
    const std::string name = wanted == "-" ? "" : wanted;
    std::erase_if(sources, [&](const SourceHoldings& each) { return each.source != name; });
    if (sources.empty()) throw Error(ErrorCode::not_found, "the archive has no outlet " + wanted, wanted);
  }
  if (const std::optional<DaySpan> days = asked_period(call, sources)) {
    return html_page(call, frame, period_view(sources, *days, state_of(call, "/holdings")));
  }
  if (!wanted.empty()) return html_page(call, frame, source_view(sources.front()));
  SearchRequest request = asked(call);
  request.facets = {"language:0"};
  Html content = holdings_view(sources, call.searcher.search(request));
  content.add(runs_view(call.searcher.archive().snapshot().manifest().runs));
  return html_page(call, frame, std::move(content));
}

HttpResponse page_help(const Call& call) { return html_page(call, {.title = "Help", .here = "/help"}, help_view()); }

}  // namespace dateline
