#include "searcher/output/answer_json.h"

#include <string_view>
#include <vector>

#include "common/text/json.h"

namespace dateline {
namespace {

constexpr int kAnswerFormat = 1;

std::string_view mode_name(Mode mode) {
  switch (mode) {
    case Mode::automatic:
      return "auto";
    case Mode::all:
      return "all";
    case Mode::any:
      return "any";
  }
  return {};
}

void write_span(JsonWriter& json, Span span) { json.begin_array().value(span.begin).value(span.end).end_array(); }

void write_spans(JsonWriter& json, std::string_view name, const std::vector<Span>& spans) {
  json.key(name).begin_array();
  for (const Span span : spans) write_span(json, span);
  json.end_array();
}

void write_query(JsonWriter& json, const Answer& answer) {
  json.key("query").begin_object();
  json.key("text").value(answer.query);
  json.key("read_as").value(answer.read_as);
  json.key("mode").value(mode_name(answer.mode));
  if (answer.fell_back) json.key("fell_back").value(true);
  json.key("complaints").begin_array();
  for (const Complaint& complaint : answer.complaints) {
    json.begin_object().key("span");
    write_span(json, complaint.span);
    json.key("message").value(complaint.message).field_if("suggestion", complaint.suggestion).end_object();
  }
  json.end_array().end_object();
}

void write_snippet(JsonWriter& json, const Snippet& snippet) {
  json.begin_object().key("text").value(snippet.text);
  write_spans(json, "marks", snippet.marks);
  json.key("begin").value(snippet.begin).key("end").value(snippet.end).end_object();
}

// The members of a hit, without the braces.
void write_hit(JsonWriter& json, const Hit& hit) {
  json.key("rank").value(hit.rank).key("score").value(hit.score).key("id").value(hit.id);
  json.field_if("url", hit.url).field_if("title", hit.title);
  if (!hit.title.empty()) write_spans(json, "title_marks", hit.title_marks);
  json.field_if("source", hit.source);
  if (hit.published) json.key("published").value(to_string(*hit.published));
  json.field_if("language", hit.language);
  json.key("snippets").begin_array();
  for (const Snippet& snippet : hit.snippets) write_snippet(json, snippet);
  json.end_array().field_if("story", hit.story);
  if (hit.copies > 0) json.key("copies").value(hit.copies).key("copies_outlets").value(hit.copies_outlets);
}

void write_facets(JsonWriter& json, const std::vector<Facet>& facets) {
  json.key("facets").begin_object();
  for (const Facet& facet : facets) {
    json.key(facet.field).begin_array();
    for (const FacetValue& value : facet.values) {
      json.begin_object().key("value").value(value.value).key("count").value(value.count).end_object();
    }
    json.end_array();
  }
  json.end_object();
  if (facets.empty()) return;
  // Beside the lists, which hold nothing but values.
  json.key("facets_rest").begin_object();
  for (const Facet& facet : facets) {
    json.key(facet.field).begin_object();
    json.key("other_values").value(facet.other_values).key("without").value(facet.without).end_object();
  }
  json.end_object();
}

void write_trend(JsonWriter& json, const Answer& answer) {
  if (answer.trend.empty() && answer.trend_undated == 0) return;
  json.key("trend").begin_array();
  for (const TrendPoint& point : answer.trend) {
    json.begin_object().key("bucket").value(point.bucket).key("count").value(point.count);
    json.key("total").value(point.total).end_object();
  }
  json.end_array().key("trend_undated").value(answer.trend_undated);
}

}  // namespace

std::string hit_json(const Hit& hit) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").value(kAnswerFormat);
  write_hit(json, hit);
  json.end_object();
  return out;
}

std::string answer_json(const Answer& answer) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").value(kAnswerFormat);
  write_query(json, answer);
  json.key("total").value(answer.total).key("exact").value(true).key("stories").value(answer.stories);
  json.key("hits").begin_array();
  for (const Hit& hit : answer.hits) {
    json.begin_object();
    write_hit(json, hit);
    json.end_object();
  }
  json.end_array();
  write_facets(json, answer.facets);
  write_trend(json, answer);
  json.key("revision").value(answer.revision).key("took_ms").value(answer.took_ms).end_object();
  return out;
}

}  // namespace dateline
