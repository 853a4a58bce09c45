#include "searcher/output/answer_json.h"
#include "searcher/output/csv.h"
#include "searcher/server/api.h"
#include "searcher/server/asked.h"

namespace dateline {
namespace {

// The answer, and where the next page begins.
std::string with_next(std::string answer, const Cursor& next, bool moved) {
  answer.pop_back();
  answer += ",\"next\":\"" + to_string(next) + "\"";
  if (moved) answer += ",\"archive_changed\":true";
  return answer + "}";
}

HttpResponse csv(std::string body, std::string_view name) {
  return {.type = "text/csv; charset=utf-8",
          .body = std::move(body),
          .headers = {{"Content-Disposition", "attachment; filename=\"" + std::string(name) + ".csv\""}}};
}

}  // namespace

HttpResponse api_search(const Call& call) {
  SearchRequest request = asked(call);
  bool moved = false;
  if (call.arguments.has("cursor")) {
    if (call.arguments.has("offset")) {
      throw Error(ErrorCode::usage, "parameters cursor and offset: one of them, please", "cursor");
    }
    const Cursor cursor = cursor_from_string(call.arguments.text("cursor"));
    request.offset = cursor.offset;
    moved = cursor.revision != call.searcher.archive().revision();
  }
  const Answer answer = call.searcher.search(request);
  std::string body = answer_json(answer);
  const std::uint64_t reached = request.offset + answer.hits.size();
  const bool more = !answer.hits.empty() && reached < (request.collapse ? answer.stories : answer.total);
  if (more) {
    body = with_next(std::move(body), {answer.revision, static_cast<std::uint32_t>(reached)}, moved);
  } else if (moved) {
    body.insert(body.size() - 1, ",\"archive_changed\":true");
  }
  return {.body = std::move(body)};
}

HttpResponse api_facets(const Call& call) {
  const SearchRequest request = asked(call);
  if (request.facets.empty() && request.mentioned_with.empty()) {
    throw Error(ErrorCode::usage, "parameter facet: missing", "facet", "for instance facet=person:20");
  }
  const Answer answer = call.searcher.search(request);
  if (call.arguments.text("format") == "json") return {.body = answer_json(answer)};
  std::string rows = facet_csv_header();
  for (const Facet& facet : answer.facets) rows += facet_csv(facet);
  return csv(std::move(rows), "facets");
}

HttpResponse api_trends(const Call& call) {
  SearchRequest request = asked(call);
  if (request.trend.empty()) request.trend = "auto";
  const Answer answer = call.searcher.search(request);
  if (call.arguments.text("format") == "json") return {.body = answer_json(answer)};
  return csv(trend_csv(answer.trend), "trend");
}

}  // namespace dateline
