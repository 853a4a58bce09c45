#include "searcher/command/search_request.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "common/options/program_main.h"
#include "searcher/request/plain_query.h"
#include "searcher/request/request_words.h"

namespace dateline {
namespace {

std::string environment_text(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string(value);
}

bool wants_colour(const Options& options, bool terminal) {
  const std::string when = options.text("color");
  if (when != "auto") return when == "always";
  return terminal && environment_text("NO_COLOR").empty() && environment_text("TERM") != "dumb";
}

// The locale's character set as POSIX finds it.  No locale at all is taken for a terminal of today, C for one that
// someone asked to be plain.
bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string locale = environment_text(name);
    if (locale.empty()) continue;
    for (char& c : locale) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return true;
}

std::string joined_query(const Options& options) {
  std::string query;
  for (std::size_t i = 1; i < options.positional().size(); ++i) {
    query += (i > 1 ? " " : "") + options.positional()[i];
  }
  return options.has("plain") ? plain_query(query) : query;
}

std::vector<std::string> facets(const Options& options) {
  std::vector<std::string> out;
  for (const std::string& list : options.texts("facet")) {
    for (std::size_t pos = 0; pos <= list.size();) {
      const std::size_t end = std::min(list.find(',', pos), list.size());
      if (end > pos) out.push_back(list.substr(pos, end - pos));
      pos = end + 1;
    }
  }
  return out;
}

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(ErrorCode::usage, what, {}, hint);
}

void check(const Options& options, const SearchRequest& request) {
  const std::string format = options.text("format");
  const bool counts = !request.facets.empty() || !request.trend.empty();
  if (options.has("plain") && request.dialect != Dialect::dateline) {
    refuse("--plain leaves nothing of a --dialect to be read", "ask for one of the two");
  }
  if (!request.compare.empty() && request.trend.empty()) refuse("--compare needs --trend", "for instance --trend auto");
  if (options.has("queries")) {
    if (counts) refuse("--queries prints hits: it does not go with --facet or --trend", "");
    if (!request.query.empty()) refuse("--queries takes the place of a QUERY", "");
    if (request.context_words > 0 && format == "csv") refuse("--queries has no csv of a concordance", "ndjson has it");
    if (options.has("format") && format != "trec" && format != "ndjson" && format != "csv") {
      refuse("--queries is printed as trec, ndjson or csv, not as " + format, "");
    }
    return;
  }
  if (request.context_words > 0 && format == "ids") refuse("--format ids holds no concordance", "csv and ndjson do");
  if (format == "trec") refuse("--format trec is for --queries: a run names the query of each hit", "");
  if (!counts || !is_rows(format)) return;
  if (format == "ids") refuse("--format ids holds no counts", "csv, ndjson and json do");
  if (!request.facets.empty() && !request.trend.empty()) {
    refuse("--format " + format + " holds one table: ask for --facet or for --trend", "json holds both");
  }
}

void read_ranking(const Options& options, SearchRequest& request) {
  if (options.has("recency")) request.half_life = read_half_life(options.text("recency"));
  for (const std::string& each : options.texts("weight")) read_weight(each, request.weights);
  request.explain = options.has("explain");
  request.similar = options.text("similar");
  const bool counted = options.has("words");
  const auto words = counted ? static_cast<std::uint32_t>(options.number("words")) : 0;
  if (counted) request.similar_words = words;
  if (options.has("expand")) request.expand = counted ? words : kExpandWords;
  if (counted && !options.has("expand") && !options.has("similar")) {
    refuse("--words is for --similar and --expand", "");
  }
}

}  // namespace

bool is_rows(std::string_view format) noexcept {
  return format == "ndjson" || format == "csv" || format == "ids" || format == "trec";
}

SearchRequest read_request(const Options& options, const std::atomic<bool>& cancel) {
  SearchRequest request;
  request.query = joined_query(options);
  request.dialect = dialect_named(options.text("dialect"));
  request.mode = mode_named(options.text("mode"));
  request.sort = sort_named(options.text("sort"));
  for (const std::string& filter : options.texts("filter")) request.filters.push_back(read_filter(filter, false));
  for (const std::string& filter : options.texts("exclude")) request.filters.push_back(read_filter(filter, true));
  if (options.has("from")) request.filters.push_back({"after", options.text("from"), false});
  if (options.has("to")) request.filters.push_back({"before", options.text("to"), false});
  request.facets = facets(options);
  request.mentioned_with = options.text("mentioned-with");
  if (options.has("mentioned-with")) {
    if (request.mentioned_with.empty()) refuse("--mentioned-with needs a name", "for instance 'Kim Jong Un'");
    if (request.facets.empty()) request.facets = {"person:salient", "organization:salient", "place:salient"};
  }
  request.facet_limit = static_cast<std::uint32_t>(options.number("facet-limit"));
  request.trend = options.text("trend");
  request.compare = options.texts("compare");
  request.count_by = count_by_named(options.text("count-by"));
  request.limit = options.has("mentioned-with") ? 0 : static_cast<std::uint32_t>(options.number("limit"));
  request.offset = static_cast<std::uint32_t>(options.number("offset"));
  const std::string collapse = options.text("collapse");
  const bool rows = options.has("queries") || is_rows(options.text("format"));
  request.collapse = collapse == "always" || (collapse == "auto" && !rows);
  request.snippets = static_cast<std::uint32_t>(options.number("snippets"));
  request.snippet_bytes = static_cast<std::uint32_t>(options.number("snippet-bytes"));
  request.context_words = options.has("kwic") ? static_cast<std::uint32_t>(options.number("kwic")) : 0;
  if (request.context_words > 0) request.snippets = 0;
  read_ranking(options, request);
  request.strict = options.has("strict");
  request.cancel = &cancel;
  check(options, request);
  return request;
}

void start_clock(const Options& options, SearchRequest& request) {
  const auto seconds = options.number("timeout");
  if (seconds > 0) request.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
}

TextStyle text_style(const Options& options, bool terminal) {
  TextStyle style;
  style.colour = wants_colour(options, terminal);
  style.ascii = !locale_is_utf8();
  style.width = options.has("width") ? static_cast<std::size_t>(options.number("width")) : terminal_columns();
  return style;
}

}  // namespace dateline
