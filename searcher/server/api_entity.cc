#include <algorithm>

#include "common/text/json.h"
#include "searcher/output/answer_json.h"
#include "searcher/server/api.h"
#include "searcher/server/asked.h"

namespace dateline {
namespace {

void leave_out(std::vector<Facet>& facets, const std::string& kind, const std::string& name) {
  for (Facet& facet : facets) {
    if (facet.field != kind) continue;
    std::erase_if(facet.values, [&](const FacetValue& each) { return each.value == name; });
  }
}

}  // namespace

// One search answers it all: the entity as filter, its outlets as facet, its company as salient facets.
Answer entity_answer(const Call& call) {
  const std::string name = call.arguments.text("name");
  const std::string kind = call.arguments.text("kind");
  const std::string with = std::to_string(call.arguments.number("with") + 1);  // one is the entity itself
  SearchRequest request = asked(call);
  request.mode = Mode::all;
  request.filters = {{kind, name, false}};
  request.facets = {"source:20"};
  for (const char* field : {"person", "organization", "place"}) {
    request.facets.push_back(std::string(field) + ":" + with + ":salient");
  }
  request.trend = "auto";
  request.limit = 10;
  request.sort = Sort::newest;
  request.collapse = true;
  request.snippets = 1;
  request.snippet_bytes = 240;
  Answer answer = call.searcher.search(request);
  if (answer.total == 0) {
    throw Error(ErrorCode::not_found, "no article names the " + kind + " " + name, name,
                "/api/suggest?prefix= lists names");
  }
  leave_out(answer.facets, kind, name);
  return answer;
}

HttpResponse api_entity(const Call& call) {
  const Answer answer = entity_answer(call);
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("format").value(1).key("name").value(call.arguments.text("name"));
  json.key("kind").value(call.arguments.text("kind"));
  json.key("answer").raw(answer_json(answer)).end_object();
  return {.body = std::move(body)};
}

HttpResponse api_story(const Call& call) {
  const std::string& story = call.values.front();
  SearchRequest request = asked(call);
  request.mode = Mode::all;
  request.filters = {{"story", story, false}};
  request.sort = Sort::oldest;
  request.collapse = false;
  const Answer answer = call.searcher.search(request);
  if (answer.total == 0) throw Error(ErrorCode::not_found, "no article belongs to the story " + story, story);
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("format").value(1).key("story").value(story);
  json.key("answer").raw(answer_json(answer)).end_object();
  return {.body = std::move(body)};
}

}  // namespace dateline
