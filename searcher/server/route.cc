#include "searcher/server/route.h"

#include <algorithm>
#include <array>

#include "searcher/server/api.h"
#include "searcher/server/pages.h"
#include "searcher/server/problem.h"
#include "searcher/server/target.h"
#include "searcher/web/frame.h"

namespace dateline {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> out;
  path.remove_prefix(1);
  while (!path.empty()) {
    out.push_back(path.substr(0, path.find('/')));
    path.remove_prefix(std::min(out.back().size() + 1, path.size()));
  }
  return out;
}

bool is_braced(std::string_view segment) { return segment.starts_with('{'); }

bool matches(const Route& route, const std::vector<std::string>& segments, std::vector<std::string>& values) {
  const std::vector<std::string_view> pattern = split(route.path);
  if (pattern.size() != segments.size()) return false;
  values.clear();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_braced(pattern[i])) {
      values.push_back(segments[i]);
    } else if (pattern[i] != segments[i]) {
      return false;
    }
  }
  return true;
}

// Today stands in it because of "yesterday" and its like.
std::string entity_tag(const std::string& tag) {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return "W/\"" + tag + "-" + std::to_string(day.time_since_epoch().count()) + "-" DATELINE_VERSION "\"";
}

// Any of a list of tags, weakly compared (RFC 9110, 13.1.2).
bool is_named(std::string_view list, std::string_view tag) {
  return list.find(tag.substr(2)) != std::string_view::npos;
}

HttpResponse answer_route(const HttpRequest& request, const Target& target, const FoundRoute& found, const Turn& turn) {
  const Arguments arguments = Arguments::parse(found.route->parameters, target.parameters);
  const std::string tag = entity_tag(turn.tag);
  if (!request.if_none_match.empty() && is_named(request.if_none_match, tag)) {
    return {.status = 304, .etag = tag};
  }
  HttpResponse response = found.route->answer(
      {turn.searcher, found.route->parameters, arguments, found.values, turn.deadline, turn.cancel});
  if (response.status == 200) {
    // "*" is any answer, if only there is one.
    if (request.if_none_match == "*") return {.status = 304, .etag = tag};
    response.etag = tag;
  }
  return response;
}

constexpr std::array kRoutes{
    Route{"/api/search", "Ranked hits with snippets, facets and a trend.", kSearchParameters, "application/json",
          api_search},
    Route{"/api/article/{id}", "An article: its text, fields, entities and their evidence.", kArticleParameters,
          "application/json|text/plain|application/x-bibtex|application/vnd.citationstyles.csl+json", api_article},
    Route{"/api/facets", "Counts of fields over all matches.", kFacetParameters, "application/json|text/csv",
          api_facets},
    Route{"/api/trends", "Matches over time, of several queries.", kTrendParameters, "application/json|text/csv",
          api_trends},
    Route{"/api/entity", "Who or what is it: mentions over time, outlets, and who appears with it.", kEntityParameters,
          "application/json", api_entity},
    Route{"/api/story/{id}", "The articles of a story, oldest first.", kStoryParameters, "application/json", api_story},
    Route{"/api/holdings", "What the archive holds: articles by source and day, languages, gaps.", kHoldingsParameters,
          "application/json|text/csv", api_holdings},
    Route{"/api/suggest", "Persons, organizations and places of the archive with a word that begins so.",
          kSuggestParameters, "application/json", api_suggest},
    Route{"/api/export", "Every match, streamed; the last line counts them.", kExportParameters,
          "application/x-ndjson|text/csv", api_export},
    Route{"/api/feed", "The newest matches as an Atom feed.", kFeedParameters, "application/atom+xml", api_feed},
    Route{"/api/archive", "The archive: articles, revision, shards, sizes.", {}, "application/json", api_archive},
};

constexpr std::array kPages{
    Route{"/", "Search", kSearchPageParameters, "text/html", page_search},
    Route{"/article/{id}", "An article", kArticlePageParameters, "text/html", page_article},
    Route{"/story/{id}", "A story", kStoryPageParameters, "text/html", page_story},
    Route{"/entity", "An entity", kEntityParameters, "text/html", page_entity},
    Route{"/trends", "Trends", kTrendPageParameters, "text/html", page_trends},
    Route{"/compare", "Compare", kComparePageParameters, "text/html", page_compare},
    Route{"/holdings", "Holdings", kHoldingsPageParameters, "text/html", page_holdings},
    Route{"/help", "Help", {}, "text/html", page_help},
};

bool is_for_programs(const HttpRequest& request) { return request.target.starts_with("/api/"); }

HttpResponse told(const HttpRequest& request, HttpResponse found, const std::string& detail, const std::string& hint) {
  if (is_for_programs(request)) return found;
  return {.status = found.status,
          .type = "text/html; charset=utf-8",
          .body = problem_view(found.status, reason_phrase(found.status), detail, hint)};
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }
std::span<const Route> page_routes() { return kPages; }

FoundRoute find_route(const std::vector<std::string>& segments) {
  FoundRoute found;
  for (const std::span<const Route> table : {routes(), page_routes()}) {
    for (const Route& route : table) {
      if (!matches(route, segments, found.values)) continue;
      found.route = &route;
      return found;
    }
  }
  return {};
}

HttpResponse answer(const HttpRequest& request, const Turn& turn) {
  try {
    const Target target = read_target(request.target);
    const FoundRoute found = find_route(target.segments);
    if (found.route == nullptr) {
      const std::string detail = "there is nothing at this address";
      return told(request, problem(404, detail, "/api/openapi.json lists all"), detail, "");
    }
    return answer_route(request, target, found, turn);
  } catch (const Error& error) {
    return told(request, problem(error), error.what(), error.hint());
  }
}

}  // namespace dateline
