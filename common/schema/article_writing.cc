// An article -> its JSON object (docs/json.md).
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "common/dates/dates.h"
#include "common/text/json.h"

namespace dateline {
namespace {

void write_spans(JsonWriter& json, std::string_view key, const std::vector<Span>& spans) {
  if (spans.empty()) return;
  json.key(key).begin_array();
  for (const Span& span : spans) json.begin_array().value(span.begin).value(span.end).end_array();
  json.end_array();
}

void write_entities(JsonWriter& json, const std::vector<Entity>& entities) {
  if (entities.empty()) return;
  json.key("entities").begin_array();
  for (const Entity& entity : entities) {
    json.begin_object().key("kind").value(to_string(entity.kind)).key("name").value(entity.name);
    json.field_if("country", entity.country);
    write_spans(json, "spans", entity.spans);
    write_spans(json, "title_spans", entity.title_spans);
    if (entity.doubtful) json.key("doubtful").value(true);
    json.end_object();
  }
  json.end_array();
}

void write_evidence(JsonWriter& json, const std::vector<Evidence>& evidence) {
  if (evidence.empty()) return;
  json.key("evidence").begin_array();
  for (const Evidence& each : evidence) {
    json.begin_object().key("field").value(each.field).key("from").value(each.from);
    json.key("confidence").value(each.confidence).end_object();
  }
  json.end_array();
}

std::string_view to_string(Precision precision) {
  constexpr std::array<std::string_view, 5> kNames{"year", "month", "day", "minute", "second"};
  return kNames[static_cast<std::size_t>(precision)];
}

}  // namespace

std::string_view to_string(EntityKind kind) noexcept {
  switch (kind) {
    case EntityKind::person:
      return "person";
    case EntityKind::organization:
      return "organization";
    case EntityKind::place:
      return "place";
  }
  return "person";
}

std::string_view to_string(Access access) noexcept {
  switch (access) {
    case Access::unknown:
      return "";
    case Access::free:
      return "free";
    case Access::paywalled:
      return "paywalled";
  }
  return "";
}

std::string to_json(const Article& article) {
  std::string out;
  // Nearly all of it is the body, and little of that is escaped.
  out.reserve(article.body.size() + article.body.size() / 16 + 1024);
  JsonWriter json(out);
  json.begin_object().key("format").value(1);
  json.field_if("id", article.id).field_if("input", article.input).field_if("url", article.url);
  json.field_if("source", article.source).field_if("title", article.title);
  json.field_if("alternative_title", article.alternative_title).field_if("body", article.body);
  if (!article.byline.empty()) json.key("byline").value(article.byline);
  json.field_if("agency", article.agency).field_if("place", article.place);
  if (article.published) {
    json.key("published").value(to_string(*article.published));
    json.key("published_precision").value(to_string(article.published->precision));
  }
  if (article.modified) json.key("modified").value(to_string(*article.modified));
  if (article.fetched) json.key("fetched").value(to_string(*article.fetched));
  json.field_if("language", article.language).field_if("section", article.section);
  if (!article.tags.empty()) json.key("tags").value(article.tags);
  json.field_if("summary", article.summary);
  if (!article.corrections.empty()) json.key("corrections").value(article.corrections);
  json.field_if("access", to_string(article.access)).field_if("digest", article.digest);
  write_entities(json, article.entities);
  if (!article.countries.empty()) json.key("countries").value(article.countries);
  json.field_if("story", article.story);
  write_evidence(json, article.evidence);
  json.end_object();
  return out;
}

}  // namespace dateline
