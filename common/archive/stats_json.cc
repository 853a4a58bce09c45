#include "common/archive/stats_json.h"

#include <cmath>

#include "common/archive/run_records.h"
#include "common/text/json.h"

namespace dateline {
namespace {

// With one decimal: columns weigh few bytes an article.
double per_row(std::uint64_t bytes, std::uint64_t rows) {
  return rows == 0 ? 0 : std::round(static_cast<double>(bytes) / static_cast<double>(rows) * 10) / 10;
}

void write_files(JsonWriter& json, const ArchiveStats& stats) {
  const std::uint64_t rows = stats.articles + stats.hidden;
  json.key("bytes_per_row").value(per_row(stats.bytes, rows)).key("files").begin_array();
  for (const FileKindStats& file : stats.files) {
    json.begin_object().key("name").value(file.name).key("bytes").value(file.bytes);
    json.key("bytes_per_row").value(per_row(file.bytes, rows)).end_object();
  }
  json.end_array();
}

void write_shards(JsonWriter& json, const ArchiveStats& stats) {
  json.key("shards").begin_array();
  for (const ShardStats& shard : stats.shards) {
    json.begin_object().key("name").value(shard.name).key("articles").value(shard.articles);
    json.key("hidden").value(shard.hidden).key("bytes").value(shard.bytes);
    json.field_if("first_day", shard.first_day).field_if("last_day", shard.last_day).end_object();
  }
  json.end_array();
}

void write_languages(JsonWriter& json, const ArchiveStats& stats) {
  json.key("languages").begin_array();
  for (const LanguageStats& language : stats.languages) {
    json.begin_object().key("language").value(language.language).key("articles").value(language.articles);
    json.key("entities").value(language.entities).end_object();
  }
  json.end_array();
}

}  // namespace

std::string stats_json(const ArchiveStats& stats) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("format").value(1).key("path").value(stats.path).key("uuid").value(stats.uuid);
  json.key("archive_format").value(stats.format).key("analyzer").value(stats.analyzer);
  json.key("interop").value(stats.interop).key("revision").value(stats.revision);
  json.key("articles").value(stats.articles).key("hidden").value(stats.hidden);
  json.key("undated").value(stats.undated).key("bytes").value(stats.bytes);
  write_files(json, stats);
  write_shards(json, stats);
  write_languages(json, stats);
  write_runs(json.key("runs"), stats.runs);
  json.end_object();
  return text;
}

}  // namespace dateline
