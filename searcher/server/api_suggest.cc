#include "common/text/json.h"
#include "searcher/output/names_output.h"
#include "searcher/server/api.h"

namespace dateline {

HttpResponse api_suggest(const Call& call) {
  const std::string prefix = call.arguments.text("prefix");
  std::vector<ListedName> names;
  if (!prefix.empty()) names = call.searcher.names(prefix, call.arguments.number("limit"));
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("format").value(1).key("prefix").value(prefix).key("names");
  write_names(json, names);
  json.key("revision").value(call.searcher.archive().revision()).end_object();
  return {.body = std::move(body)};
}

}  // namespace dateline
