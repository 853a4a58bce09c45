#include <optional>
#include <ostream>
#include <utility>

#include <dateline/searcher.h>

#include "searcher/command/batch.h"
#include "searcher/command/last_resort.h"
#include "searcher/command/messages.h"
#include "searcher/command/pager.h"
#include "searcher/command/search_program.h"
#include "searcher/command/search_request.h"
#include "searcher/output/answer_json.h"
#include "searcher/output/answer_text.h"
#include "searcher/output/csv.h"
#include "searcher/output/names_output.h"
#include "searcher/request/user_files.h"

namespace dateline {
namespace {

void show(const Options& options, const Streams& streams, const std::string& text) {
  if (streams.terminal && !options.has("no-pager")) {
    page(text, streams.out);
  } else {
    streams.out << text;
  }
}

// A line a match.
std::string concordance(const std::string& format, const Hit& hit) {
  return format == "ndjson" ? context_lines(hit) : context_csv(hit);
}

std::string row(const std::string& format, const Hit& hit, bool terminal) {
  if (format == "ndjson") return hit_json(hit) + '\n';
  return format == "csv" ? csv_row(hit) : id_row(hit, terminal);
}

// One row a hit, as many as there are unless --limit says otherwise.
int stream_rows(const Options& options, Searcher& searcher, SearchRequest request, const Streams& streams) {
  const std::string format = options.text("format");
  const std::uint64_t most = options.has("limit") ? request.limit : UINT64_MAX;
  if (format == "ids") request.snippets = 0;
  const bool matches = request.context_words > 0;
  if (format == "csv") streams.out << (matches ? context_csv_header() : csv_header());
  std::uint64_t rows = 0;
  const Answer answer = searcher.stream(request, [&](const Hit& hit) {
    if (rows == most) return false;
    streams.out << (matches ? concordance(format, hit) : row(format, hit, streams.terminal));
    return ++rows < most && static_cast<bool>(streams.out);
  });
  print_complaints(answer, "query", streams.messages);
  return rows > 0 ? 0 : 1;
}

// Counts instead of hits.
std::string count_rows(const std::string& format, const Answer& answer) {
  const bool csv = format == "csv";
  if (!answer.trend.series.empty()) return csv ? trend_csv(answer.trend) : trend_lines(answer.trend);
  std::string out = csv ? facet_csv_header() : "";
  for (const Facet& facet : answer.facets) out += csv ? facet_csv(facet) : facet_lines(facet);
  return out;
}

void print(const Options& options, const Answer& answer, const Streams& streams) {
  const std::string format = options.text("format");
  if (format == "text") {
    show(options, streams, answer_text(answer, text_style(options, streams.terminal)));
    return;
  }
  streams.out << (format == "json" ? answer_json(answer) + '\n' : count_rows(format, answer));
  print_complaints(answer, "query", streams.messages);
}

int show_article(const Options& options, Searcher& searcher, const Streams& streams) {
  const std::string id = options.text("article");
  const auto article = searcher.article(id);
  if (!article) {
    throw Error(ErrorCode::not_found, "no article has the id " + id, id, "ids stand in every hit, or use --format ids");
  }
  if (options.text("format") != "text") {
    streams.out << to_json(*article) << '\n';
  } else {
    show(options, streams, article_text(*article, text_style(options, streams.terminal)));
  }
  return 0;
}

int list_names(const Options& options, Searcher& searcher, const Streams& streams) {
  const std::string format = options.text("format");
  if (format == "ids" || format == "trec") {
    throw Error(ErrorCode::usage, "--list-entities is not printed as " + format, {}, "text, json, ndjson and csv are");
  }
  const std::size_t limit =
      options.has("limit") || format == "text" ? static_cast<std::size_t>(options.number("limit")) : 0;
  std::vector<ListedName> names = searcher.names(options.text("list-entities"), 0);
  const NameCounts all(names);
  if (limit != 0 && names.size() > limit) names.resize(limit);
  if (format == "text") {
    show(options, streams, names_text(names, all, text_style(options, streams.terminal)));
  } else {
    streams.out << (format == "json"  ? names_json(names, all) + '\n'
                    : format == "csv" ? names_csv(names)
                                      : names_lines(names));
  }
  return names.empty() ? 1 : 0;
}

UserFiles user_files(const Options& options) {
  UserFiles files;
  if (options.has("alias")) files.aliases = options.text("alias");
  if (options.has("saved-queries")) files.saved_queries = options.text("saved-queries");
  return files;
}

}  // namespace

int run_search(const Options& options, const Streams& streams, const std::atomic<bool>& cancel) {
  if (options.positional().empty()) {
    throw Error(ErrorCode::usage, "no ARCHIVE is named", {}, "dateline-search ARCHIVE QUERY..., or --help");
  }
  Searcher searcher(Archive::open(options.positional().front()), read_user_files(user_files(options)));
  if (options.has("article")) return show_article(options, searcher, streams);
  if (options.has("list-entities")) return list_names(options, searcher, streams);
  SearchRequest request = read_request(options, cancel);
  if (options.has("queries")) {
    return run_batch(options, searcher, std::move(request), streams.in, streams.out, streams.messages);
  }
  start_clock(options, request);
  std::optional<DeadlineWatch> watch(std::in_place, request.deadline);
  const bool rows = is_rows(options.text("format"));
  if (rows && request.facets.empty() && request.trend.empty()) {
    return stream_rows(options, searcher, std::move(request), streams);
  }
  if (rows) request.limit = 0;
  const Answer answer = searcher.search(request);
  watch.reset();  // whoever pages through an answer has no deadline
  print(options, answer, streams);
  return answer.total > 0 ? 0 : 1;
}

}  // namespace dateline
