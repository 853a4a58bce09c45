#include "searcher/output/answer_json.h"

#include <algorithm>
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

void write_complaints(JsonWriter& json, const std::vector<Complaint>& complaints) {
  json.key("complaints").begin_array();
  for (const Complaint& complaint : complaints) {
    json.begin_object().key("span");
    write_span(json, complaint.span);
    json.key("message").value(complaint.message).field_if("suggestion", complaint.suggestion).end_object();
  }
  json.end_array();
}

void write_added(JsonWriter& json, const std::vector<AddedWord>& added) {
  if (added.empty()) return;
  json.key("added").begin_array();
  for (const AddedWord& each : added) {
    json.begin_object().key("word").value(each.word).key("weight").value(each.weight);
    json.key("articles").value(each.articles).end_object();
  }
  json.end_array();
}

void write_query(JsonWriter& json, const Answer& answer) {
  json.key("query").begin_object();
  json.key("text").value(answer.query);
  json.key("read_as").value(answer.read_as);
  json.key("mode").value(mode_name(answer.mode));
  if (answer.fell_back) json.key("fell_back").value(true);
  write_complaints(json, answer.complaints);
  write_added(json, answer.added);
  json.end_object();
}

void write_relaxations(JsonWriter& json, const std::vector<Relaxation>& relaxations) {
  if (relaxations.empty()) return;
  json.key("relaxations").begin_array();
  for (const Relaxation& each : relaxations) {
    json.begin_object().key("change").value(each.change).key("query").value(each.query);
    json.key("total").value(each.total).end_object();
  }
  json.end_array();
}

void write_snippet(JsonWriter& json, const Snippet& snippet) {
  json.begin_object().key("text").value(snippet.text);
  write_spans(json, "marks", snippet.marks);
  json.key("begin").value(snippet.begin).key("end").value(snippet.end).end_object();
}

void write_context(JsonWriter& json, const Context& context) {
  if (context.in_title) json.key("in_title").value(true);
  json.key("left").value(context.left).key("match").value(context.match).key("right").value(context.right);
  json.key("span");
  write_span(json, context.span);
}

void write_contexts(JsonWriter& json, const std::vector<Context>& contexts) {
  if (contexts.empty()) return;
  json.key("contexts").begin_array();
  for (const Context& each : contexts) {
    json.begin_object();
    write_context(json, each);
    json.end_object();
  }
  json.end_array();
}

void write_parts(JsonWriter& json, const std::vector<ScorePart>& parts) {
  if (parts.empty()) return;
  json.key("parts").begin_array();
  for (const ScorePart& part : parts) {
    json.begin_object().key("part").value(part.part).field_if("text", part.text);
    if (part.times > 0) json.key("times").value(part.times);
    json.key("score").value(part.score).end_object();
  }
  json.end_array();
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
  json.end_array();
  write_contexts(json, hit.contexts);
  write_parts(json, hit.parts);
  json.field_if("story", hit.story);
  if (hit.copies > 0) json.key("copies").value(hit.copies).key("copies_outlets").value(hit.copies_outlets);
}

void write_facet_value(JsonWriter& json, const Facet& facet, const FacetValue& value) {
  json.key("value").value(value.value).key("count").value(value.count);
  if (!facet.salient) return;
  json.key("archive").value(value.archive).key("lift").value(value.lift).key("salience").value(value.salience);
}

void write_rest(JsonWriter& json, const Facet& facet) {
  json.key("other_values").value(facet.other_values).key("without").value(facet.without);
}

void write_values(JsonWriter& json, const Facet& facet) {
  json.begin_array();
  for (const FacetValue& value : facet.values) {
    json.begin_object();
    write_facet_value(json, facet, value);
    json.end_object();
  }
  json.end_array();
}

// The salient ones have a place of their own: a field may be asked for both ways.
void write_salient(JsonWriter& json, const std::vector<Facet>& facets) {
  if (std::none_of(facets.begin(), facets.end(), [](const Facet& facet) { return facet.salient; })) return;
  json.key("salient").begin_object();
  for (const Facet& facet : facets) {
    if (!facet.salient) continue;
    json.key(facet.field).begin_object().key("values");
    write_values(json, facet);
    write_rest(json, facet);
    json.end_object();
  }
  json.end_object();
}

void write_facets(JsonWriter& json, const std::vector<Facet>& facets) {
  json.key("facets").begin_object();
  for (const Facet& facet : facets) {
    if (facet.salient) continue;
    json.key(facet.field);
    write_values(json, facet);
  }
  json.end_object();
  if (facets.empty()) return;
  // Beside the lists, which hold nothing but values.
  json.key("facets_rest").begin_object();
  for (const Facet& facet : facets) {
    if (facet.salient) continue;
    json.key(facet.field).begin_object();
    write_rest(json, facet);
    json.end_object();
  }
  json.end_object();
  write_salient(json, facets);
}

void write_point(JsonWriter& json, const TrendPoint& point) {
  json.key("bucket").value(point.bucket).key("first_day").value(point.first_day);
  json.key("last_day").value(point.last_day).key("count").value(point.count).key("total").value(point.total);
}

void write_series(JsonWriter& json, const TrendSeries& series) {
  json.begin_object().key("query").value(series.query).key("read_as").value(series.read_as);
  json.key("mode").value(mode_name(series.mode));
  if (series.fell_back) json.key("fell_back").value(true);
  write_complaints(json, series.complaints);
  json.key("matches").value(series.matches).key("undated").value(series.undated).key("points").begin_array();
  for (const TrendPoint& point : series.points) {
    json.begin_object();
    write_point(json, point);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_trend(JsonWriter& json, const Trend& trend) {
  if (trend.series.empty()) return;
  json.key("trend").begin_object().key("step").value(trend.step).key("series").begin_array();
  for (const TrendSeries& series : trend.series) write_series(json, series);
  json.end_array().end_object();
}

std::string_view unit_name(CountBy unit) { return unit == CountBy::stories ? "stories" : "articles"; }

}  // namespace

std::string hit_json(const Hit& hit, std::string_view query_id) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").value(kAnswerFormat).field_if("query", query_id);
  write_hit(json, hit);
  json.end_object();
  return out;
}

std::string context_lines(const Hit& hit) {
  std::string out;
  for (const Context& each : hit.contexts) {
    JsonWriter json(out);
    json.begin_object().key("format").value(kAnswerFormat);
    json.key("rank").value(hit.rank).key("id").value(hit.id).field_if("title", hit.title);
    json.field_if("source", hit.source);
    if (hit.published) json.key("published").value(to_string(*hit.published));
    write_context(json, each);
    json.end_object();
    out += '\n';
  }
  return out;
}

std::string facet_lines(const Facet& facet) {
  std::string out;
  for (const FacetValue& value : facet.values) {
    JsonWriter json(out);
    json.begin_object().key("format").value(kAnswerFormat).key("facet").value(facet.field);
    if (facet.salient) json.key("salient").value(true);
    write_facet_value(json, facet, value);
    json.end_object();
    out += '\n';
  }
  return out;
}

std::string trend_lines(const Trend& trend) {
  std::string out;
  for (const TrendSeries& series : trend.series) {
    for (const TrendPoint& point : series.points) {
      JsonWriter json(out);
      json.begin_object().key("format").value(kAnswerFormat).key("query").value(series.query);
      write_point(json, point);
      json.end_object();
      out += '\n';
    }
    JsonWriter json(out);
    json.begin_object().key("format").value(kAnswerFormat).key("query").value(series.query);
    json.key("undated").value(series.undated).end_object();
    out += '\n';
  }
  return out;
}

std::string answer_json(const Answer& answer) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").value(kAnswerFormat);
  write_query(json, answer);
  json.key("total").value(answer.total).key("exact").value(true).key("stories").value(answer.stories);
  write_relaxations(json, answer.relaxations);
  json.key("hits").begin_array();
  for (const Hit& hit : answer.hits) {
    json.begin_object();
    write_hit(json, hit);
    json.end_object();
  }
  json.end_array();
  write_facets(json, answer.facets);
  if (!answer.facets.empty() || !answer.trend.series.empty()) json.key("count_by").value(unit_name(answer.count_by));
  write_trend(json, answer.trend);
  json.key("revision").value(answer.revision).key("took_ms").value(answer.took_ms).end_object();
  return out;
}

}  // namespace dateline
