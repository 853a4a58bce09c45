#include "searcher/server/openapi.h"

#include <algorithm>
#include <charconv>

#include "common/text/json.h"
#include "searcher/server/route.h"

namespace dateline {
namespace {

template <typename Each>
void for_each_choice(std::string_view choices, Each each) {
  while (!choices.empty()) {
    const std::string_view choice = choices.substr(0, choices.find('|'));
    each(choice);
    choices.remove_prefix(std::min(choice.size() + 1, choices.size()));
  }
}

void write_default(JsonWriter& json, const Parameter& parameter) {
  if (parameter.default_value.empty()) return;
  json.key("default");
  switch (parameter.kind) {
    case ParameterKind::number: {
      std::uint64_t number = 0;
      std::from_chars(parameter.default_value.begin(), parameter.default_value.end(), number);
      json.value(number);
      return;
    }
    case ParameterKind::truth:
      json.value(parameter.default_value == "1");
      return;
    case ParameterKind::text:
    case ParameterKind::choice:
      json.value(parameter.default_value);
      return;
  }
}

// Of one value.
void write_schema(JsonWriter& json, const Parameter& parameter) {
  json.begin_object().key("type");
  switch (parameter.kind) {
    case ParameterKind::number:
      json.value("integer").key("minimum").value(parameter.min).key("maximum").value(parameter.max);
      break;
    case ParameterKind::truth:
      json.value("boolean");
      break;
    case ParameterKind::text:
      json.value("string");
      break;
    case ParameterKind::choice:
      json.value("string").key("enum").begin_array();
      for_each_choice(parameter.choices, [&](std::string_view choice) { json.value(choice); });
      json.end_array();
      break;
  }
  write_default(json, parameter);
  json.end_object();
}

void write_parameter(JsonWriter& json, const Parameter& parameter) {
  json.begin_object().key("name").value(parameter.name).key("in").value("query");
  json.key("description").value(parameter.help);
  if (parameter.required) json.key("required").value(true);
  json.key("schema");
  if (parameter.repeats) {
    json.begin_object().key("type").value("array").key("items");
    write_schema(json, parameter);
    json.end_object();
  } else {
    write_schema(json, parameter);
  }
  json.field_if("example", parameter.repeats ? std::string_view() : parameter.example).end_object();
}

void write_path_parameters(JsonWriter& json, std::string_view path) {
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const std::size_t close = path.find('}', open);
    json.begin_object().key("name").value(path.substr(open + 1, close - open - 1)).key("in").value("path");
    json.key("required").value(true).key("description").value("Percent-encoded as one segment.");
    json.key("schema").begin_object().key("type").value("string").end_object().end_object();
  }
}

void write_reference(JsonWriter& json, std::string_view status, std::string_view name) {
  json.key(status).begin_object().key("$ref").value("#/components/responses/" + std::string(name)).end_object();
}

void write_responses(JsonWriter& json, std::string_view types) {
  json.key("responses").begin_object();
  json.key("200").begin_object().key("description").value("The answer (docs/http-api.md).").key("content");
  json.begin_object();
  for_each_choice(types, [&](std::string_view type) { json.key(type).begin_object().end_object(); });
  json.end_object().end_object();
  json.key("304").begin_object().key("description").value("The answer is the one that If-None-Match names.");
  json.end_object();
  for (const std::string_view status : {"400", "404", "503", "504"}) write_reference(json, status, "Problem");
  json.end_object();
}

// "/api/article/{id}" -> "article_id".
std::string operation_id(std::string_view path) {
  std::string out;
  for (const char c : path.substr(path.find('/', 1) + 1)) {
    if (c == '{' || c == '}') continue;
    out += c == '/' ? '_' : c;
  }
  return out;
}

void write_route(JsonWriter& json, const Route& route) {
  json.key(route.path).begin_object().key("get").begin_object();
  json.key("operationId").value(operation_id(route.path)).key("summary").value(route.summary);
  json.key("parameters").begin_array();
  write_path_parameters(json, route.path);
  for (const Parameter& parameter : route.parameters) write_parameter(json, parameter);
  json.end_array();
  write_responses(json, route.types);
  json.end_object().end_object();
}

void write_problem(JsonWriter& json) {
  json.key("components").begin_object().key("responses").begin_object().key("Problem").begin_object();
  json.key("description").value("What went wrong (RFC 9457).");
  json.key("content").begin_object().key("application/problem+json").begin_object().key("schema").begin_object();
  json.key("type").value("object").key("properties").begin_object();
  for (const std::string_view name : {"type", "title", "detail", "code", "context", "hint"}) {
    json.key(name).begin_object().key("type").value("string").end_object();
  }
  json.key("status").begin_object().key("type").value("integer").end_object();
  json.end_object().end_object().end_object().end_object().end_object().end_object().end_object();
}

}  // namespace

std::string openapi_document() {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("openapi").value("3.1.0").key("info").begin_object();
  json.key("title").value("dateline").key("version").value(DATELINE_VERSION);
  json.key("description").value("Search in an archive of news.").end_object();
  json.key("paths").begin_object();
  for (const Route& route : routes()) write_route(json, route);
  json.end_object();
  write_problem(json);
  json.end_object();
  return out;
}

}  // namespace dateline
