#include <algorithm>

#include "common/archive/run_records.h"
#include "common/archive/stats_json.h"
#include "common/text/json.h"
#include "searcher/matching/date_steps.h"
#include "searcher/matching/holdings.h"
#include "searcher/output/csv.h"
#include "searcher/server/api.h"
#include "searcher/server/asked.h"

namespace dateline {
namespace {

void write_ends(JsonWriter& json, const SourceHoldings& source) {
  if (source.by_day.empty()) return;
  json.key("first_day").value(day_name(source.by_day.begin()->first));
  json.key("last_day").value(day_name(source.by_day.rbegin()->first));
}

void write_gaps(JsonWriter& json, const SourceHoldings& source, std::int32_t days) {
  json.key("gaps").begin_array();
  for (const MissingDays gap : gaps(source, days)) {
    json.begin_object().key("first_day").value(day_name(gap.first_day)).key("last_day").value(day_name(gap.last_day));
    json.key("days").value(gap.last_day - gap.first_day + 1).end_object();
  }
  json.end_array();
}

void write_source(JsonWriter& json, const SourceHoldings& source, std::int32_t gap, bool by_day) {
  json.begin_object().key("source").value(source.source).key("articles").value(source.articles);
  json.key("stories").value(source.stories).key("shared").value(source.shared).key("undated").value(source.undated);
  write_ends(json, source);
  json.key("days").value(std::uint64_t{source.by_day.size()}).key("usual_distance").value(usual_distance(source));
  write_gaps(json, source, gap);
  if (by_day) {
    json.key("by_day").begin_array();
    for (const auto& [day, count] : source.by_day) json.begin_array().value(day_name(day)).value(count).end_array();
    json.end_array();
  }
  json.end_object();
}

std::string csv_of(const std::vector<SourceHoldings>& sources) {
  std::string out = csv_line({"source", "day", "articles"});
  for (const SourceHoldings& source : sources) {
    for (const auto& [day, count] : source.by_day) {
      out += csv_line({source.source, day_name(day), std::to_string(count)});
    }
    if (source.undated > 0) out += csv_line({source.source, "", std::to_string(source.undated)});
  }
  return out;
}

// Languages, and how many of the articles are copies of others.
Answer overview(const Call& call) {
  SearchRequest request = asked(call);
  request.facets = {"language:0"};
  request.limit = 0;
  return call.searcher.search(request);
}

}  // namespace

HttpResponse api_holdings(const Call& call) {
  std::vector<SourceHoldings> sources = holdings(call.searcher.archive().snapshot());
  const bool one = call.arguments.has("source");
  if (one) {
    std::erase_if(sources, [&](const SourceHoldings& each) { return each.source != call.arguments.text("source"); });
    if (sources.empty()) {
      throw Error(ErrorCode::not_found, "the archive has no source " + call.arguments.text("source"),
                  call.arguments.text("source"), "/api/holdings lists them");
    }
  }
  if (call.arguments.text("format") == "csv") {
    return {.type = "text/csv; charset=utf-8",
            .body = csv_of(sources),
            .headers = {{"Content-Disposition", "attachment; filename=\"holdings.csv\""}}};
  }
  const auto gap = static_cast<std::int32_t>(call.arguments.number("gap"));
  const Answer all = overview(call);
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("format").value(1).key("articles").value(all.total).key("stories").value(all.stories);
  json.key("languages").begin_array();
  for (const FacetValue& value : all.facets.front().values) {
    json.begin_object().key("value").value(value.value).key("count").value(value.count).end_object();
  }
  json.end_array().key("sources").begin_array();
  for (const SourceHoldings& source : sources) write_source(json, source, gap, one);
  json.end_array().key("runs");
  write_runs(json, call.searcher.archive().snapshot().manifest().runs);
  json.key("revision").value(all.revision).end_object();
  return {.body = std::move(body)};
}

HttpResponse api_archive(const Call& call) { return {.body = stats_json(call.searcher.archive().stats())}; }

}  // namespace dateline
