#include "common/text/json.h"
#include "searcher/server/api.h"

namespace dateline {

HttpResponse api_suggest(const Call& call) {
  const std::string prefix = call.arguments.text("prefix");
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("format").value(1).key("prefix").value(prefix).key("names").begin_array();
  if (!prefix.empty()) {
    for (const ListedName& name : call.searcher.names(prefix, call.arguments.number("limit"))) {
      json.begin_object().key("kind").value(to_string(name.kind)).key("name").value(name.name);
      json.key("articles").value(name.articles).end_object();
    }
  }
  json.end_array().key("revision").value(call.searcher.archive().revision()).end_object();
  return {.body = std::move(body)};
}

}  // namespace dateline
