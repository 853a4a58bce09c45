#include "common/archive/snapshot.h"
#include "common/text/json.h"
#include "searcher/output/answer_json.h"
#include "searcher/output/atom.h"
#include "searcher/output/csv.h"
#include "searcher/server/api.h"
#include "searcher/server/asked.h"

namespace dateline {
namespace {

constexpr std::size_t kChunkBytes = 64 * 1024;

std::string ndjson_end(const Answer& answer, std::uint64_t rows) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").value(1).key("end").value(true).key("rows").value(rows);
  json.key("total").value(answer.total).key("read_as").value(answer.read_as);
  json.key("revision").value(answer.revision).end_object();
  return out + '\n';
}

std::string csv_end(std::uint64_t rows) { return "end," + std::to_string(rows) + " rows\r\n"; }

// A line a hit; of a concordance a line a match.
std::string rows_of(const Hit& hit, bool concordance, bool csv) {
  if (concordance) return csv ? context_csv(hit) : context_lines(hit);
  return csv ? csv_row(hit) : hit_json(hit) + '\n';
}

void write_rows(Searcher& searcher, const SearchRequest& request, bool csv, const ChunkSink& sink) {
  const bool concordance = request.context_words > 0;
  std::string chunk = !csv ? "" : concordance ? context_csv_header() : csv_header();
  std::uint64_t rows = 0;
  bool read = true;
  const Answer answer = searcher.stream(request, [&](const Hit& hit) {
    chunk += rows_of(hit, concordance, csv);
    rows += concordance ? hit.contexts.size() : 1;
    if (chunk.size() >= kChunkBytes) {
      read = sink(std::move(chunk));
      chunk.clear();
    }
    return read;
  });
  if (!read) return;
  sink(chunk + (csv ? csv_end(rows) : ndjson_end(answer, rows)));
}

}  // namespace

HttpResponse api_export(const Call& call) {
  const bool csv = call.arguments.text("format") == "csv";
  SearchRequest request = asked(call);
  request.deadline.reset();  // as long as somebody reads
  HttpResponse response;
  response.type = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
  response.headers.emplace_back("Content-Disposition",
                                std::string("attachment; filename=\"export.") + (csv ? "csv\"" : "ndjson\""));
  response.stream = [&searcher = call.searcher, request = std::move(request), csv](const ChunkSink& sink) {
    write_rows(searcher, request, csv, sink);
  };
  return response;
}

HttpResponse api_feed(const Call& call) {
  SearchRequest request = asked(call);
  request.sort = Sort::newest;
  request.collapse = true;
  request.snippets = 1;
  request.snippet_bytes = 400;
  return {.type = "application/atom+xml; charset=utf-8",
          .body = atom_feed(call.searcher.search(request), call.searcher.archive().snapshot().manifest().uuid)};
}

}  // namespace dateline
