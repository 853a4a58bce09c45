#include "searcher/server/pages.h"

#include <algorithm>

#include "common/archive/snapshot.h"
#include "searcher/matching/holdings.h"
#include "searcher/server/asked.h"
#include "searcher/web/article_view.h"
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

}  // namespace

HttpResponse page_search(const Call& call) {
  SearchRequest request = shown_request(call);
  request.strict = false;
  const std::string more = call.arguments.text("more");
  for (const char* field : {"source", "person", "organization", "place", "language", "section"}) {
    request.facets.push_back(std::string(field) + (field == more ? ":200" : ":8"));
  }
  request.trend = "auto";
  const Answer answer = call.searcher.search(request);
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
  shown.permanent = "archive " + manifest.uuid + ", revision " + std::to_string(manifest.revision);
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

HttpResponse page_compare(const Call& call) {
  const auto answer_of = [&](const std::string& query) {
    SearchRequest request = shown_request(call);
    request.query = query;
    request.trend = "auto";
    return call.searcher.search(request);
  };
  const std::string left = call.arguments.text("a");
  const std::string right = call.arguments.text("b");
  return html_page(call, {.title = "Compare", .here = "/compare"},
                   compare_view(left, answer_of(left), right, answer_of(right)));
}

HttpResponse page_holdings(const Call& call) {
  std::vector<SourceHoldings> sources = holdings(call.searcher.archive().snapshot());
  const Frame frame{.title = "Holdings", .here = "/holdings"};
  if (std::string wanted = call.arguments.text("source"); !wanted.empty()) {
    if (wanted == "-") wanted.clear();
    const auto at =
        std::find_if(sources.begin(), sources.end(), [&](const auto& each) { return each.source == wanted; });
    if (at == sources.end()) throw Error(ErrorCode::not_found, "the archive has no outlet " + wanted, wanted);
    return html_page(call, frame, source_view(*at));
  }
  SearchRequest request = asked(call);
  request.facets = {"language:0"};
  return html_page(call, frame, holdings_view(sources, call.searcher.search(request)));
}

HttpResponse page_help(const Call& call) { return html_page(call, {.title = "Help", .here = "/help"}, help_view()); }

}  // namespace dateline
